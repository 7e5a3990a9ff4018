/** Where a report stands in the back office: which stage a status means, and which of two accounts of it holds. Pure. */
import * as z from 'zod';
import given from './statuses.json' with { type: 'json' };

/** `closed` is all that the standard itself says of an end: whether the work was done, the back office did not tell. */
export const stageSchema = z.enum(['received', 'allocated', 'done', 'no-action', 'closed']);
export type Stage = z.infer<typeof stageSchema>;

export interface Standing {
  stage: Stage;
  /** The day on which the work is expected to be done, in London: YYYY-MM-DD. */
  expectedOn: string | null;
  notes: string;
  /** Null where the back office does not say when it last changed. */
  updatedAt: Date | null;
}

const RANK: Readonly<Record<Stage, number>> = { received: 0, allocated: 1, done: 2, 'no-action': 2, closed: 2 };
const STATUSES = z.record(stageSchema, z.array(z.string())).parse(given);

export const rankOf = (stage: Stage): number => RANK[stage];
/** True where nothing more is to come. */
export const isOver = (stage: Stage): boolean => RANK[stage] === RANK.closed;

/** The stage that a status means; servers extend the two of the standard. One that nobody knows is of work that goes on. */
export function stageOf(status: string): Stage {
  const known = status.trim().toLowerCase();
  return stageSchema.options.find((stage) => STATUSES[stage].includes(known)) ?? 'received';
}

/** True where a resident would be told something new: a later date on the same account is none. */
export const tellsMore = (kept: Standing, next: Standing): boolean =>
  next.stage !== kept.stage || next.expectedOn !== kept.expectedOn || next.notes !== kept.notes;

/**
 * What to keep after hearing of a report again, or null where nothing changes. What the back office dates earlier than what is
 * kept comes late and is let be; so a later date is kept also where it only says the same again. Without a later date a report
 * only goes forward; with one it may be open again.
 */
export function laterOf(kept: Standing | null, heard: Standing): Standing | null {
  if (kept === null) return heard;
  const [before, at] = [kept.updatedAt?.getTime(), heard.updatedAt?.getTime()];
  const isDated = before !== undefined && at !== undefined;
  if (isDated && at < before) return null;
  if (!(isDated && at > before) && rankOf(heard.stage) < rankOf(kept.stage)) return null;
  const isDatedAnew = at !== undefined && at !== before;
  return isDatedAnew || tellsMore(kept, heard) ? { ...heard, updatedAt: heard.updatedAt ?? kept.updatedAt } : null;
}
