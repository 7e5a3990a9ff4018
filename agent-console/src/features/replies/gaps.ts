/** The gaps of a ready reply: filled where we know, marked where only the adviser does, and found again before it is sent. Pure. */
import type { ContactDetail } from '@hub/contract';
import { en } from '../../wording/en.ts';

/** Puts what is known into `{name}` gaps. A gap that nobody can fill is marked, so that it is seen and cannot be sent. */
export function fillGaps(text: string, known: Readonly<Record<string, string | null>>): string {
  return text.replace(/\{(\w+)\}/g, (_gap, name: string) => known[name] ?? en.replies.unknown(name));
}

/** Where the first marked gap stands, from its first character to behind its last; null when there is none. */
export function findGap(text: string): { start: number; end: number } | null {
  const found = /\[…[^\]\n]*\]/.exec(text);
  return found && { start: found.index, end: found.index + found[0].length };
}

/** The reference that a reply to this contact can only mean: of two, the adviser must say which. */
export function referenceOf(detail: Pick<ContactDetail, 'cases' | 'drafts'> | undefined): string | null {
  if (!detail) return null;
  const open = detail.cases.filter(({ closed }) => !closed).map(({ reference }) => reference);
  const sent = detail.drafts.flatMap(({ reference }) => reference ?? []);
  const [only, ...others] = new Set([...open, ...sent]);
  return others.length === 0 ? (only ?? null) : null;
}
