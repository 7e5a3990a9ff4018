/** The figures of ratings, small numbers hidden so that nobody is known by them, also not by reckoning. Pure. */
import { FEWEST_RATINGS } from '@hub/contract';
import type { RatingFigures } from '@hub/contract';
import before from './council-before.json' with { type: 'json' };
import type { RatingCount } from './rating-counts.store.ts';

const CHANNELS = ['webchat', 'phone', 'sms'] as const;

type Shown = RatingFigures['all'];

const HIDDEN: Shown = { answers: null, goodPercent: null };

export function ratingFigures(period: { from: string; to: string }, counted: readonly RatingCount[]): RatingFigures {
  const counts = CHANNELS.map(
    (channel) => counted.find((each) => each.channel === channel) ?? { channel, answers: 0, good: 0 },
  );
  const hidden = hiddenOf(counts);
  const sum = (of: 'answers' | 'good') => counts.reduce((all, each) => all + each[of], 0);
  return {
    ...period,
    all: shown({ answers: sum('answers'), good: sum('good') }),
    channels: counts.map((count) => ({
      channel: count.channel,
      ...(hidden.has(count.channel) ? HIDDEN : shown(count)),
    })),
    before,
  };
}

const shown = ({ answers, good }: Pick<RatingCount, 'answers' | 'good'>): Shown =>
  answers < FEWEST_RATINGS ? HIDDEN : { answers, goodPercent: Math.round((good / answers) * 100) };

/** The small ones; and the next larger, as long as what is hidden together is itself small and could be reckoned from all. */
function hiddenOf(counts: readonly RatingCount[]): Set<RatingCount['channel']> {
  const bySize = counts.toSorted((one, other) => one.answers - other.answers);
  const hidden = bySize.filter(({ answers }) => answers < FEWEST_RATINGS);
  const isRevealed = () => {
    const together = hidden.reduce((sum, { answers }) => sum + answers, 0);
    return together > 0 && (together < FEWEST_RATINGS || hidden.filter(({ answers }) => answers > 0).length === 1);
  };
  for (const next of bySize.slice(hidden.length)) if (isRevealed()) hidden.push(next);
  return new Set(hidden.map(({ channel }) => channel));
}
