/** How busy an agent was: of the time in which they had a contact or were available for one, how much they had one. Pure. */
import type { Ratio } from './measures.ts';

export interface Span {
  from: Date;
  to: Date;
}

/** What is known of one agent. */
export interface AgentTime {
  available: readonly Span[];
  /** From taking a contact to closing it. Two at once are one time of work. */
  busy: readonly Span[];
}

/** In whole seconds, inside the window. */
export const occupancy = ({ available, busy }: AgentTime, window: Span): Ratio => ({
  top: length(together(busy, window)),
  bottom: length(together([...busy, ...available], window)),
});

/** The spans inside the window, joined where they overlap. */
function together(spans: readonly Span[], window: Span): Span[] {
  const inside = spans
    .map(({ from, to }) => ({ from: from > window.from ? from : window.from, to: to < window.to ? to : window.to }))
    .filter(({ from, to }) => from < to)
    .toSorted((one, other) => one.from.getTime() - other.from.getTime());
  const joined: Span[] = [];
  for (const span of inside) {
    const last = joined.at(-1);
    if (last === undefined || span.from > last.to) joined.push(span);
    else if (span.to > last.to) joined[joined.length - 1] = { from: last.from, to: span.to };
  }
  return joined;
}

const length = (spans: readonly Span[]): number =>
  Math.round(spans.reduce((all, { from, to }) => all + to.getTime() - from.getTime(), 0) / 1000);
