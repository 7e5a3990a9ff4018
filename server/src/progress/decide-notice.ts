/** Whether somebody who asked is told something new of a report, what, and by which way. Pure. */
import { whyHeld } from '../channels/sms/index.ts';
import { isOver, rankOf, stageSchema } from '../forms/index.ts';
import type { Stage } from '../forms/index.ts';

/** The report as the back office last told it. */
export interface Reported {
  stage: Stage;
  /** YYYY-MM-DD. */
  expectedOn: string | null;
  /** A digest of what the team wrote to whoever made the report; null where the listener is not to read it, or there is nothing. */
  notes: string | null;
}

/** What somebody was told before: each stage once, each date and each note in its order. */
export interface Told {
  kind: Stage | 'date' | 'notes';
  ord: number;
  value: string;
}

/** The thread that the listener reads. */
export interface Listening {
  channel: string;
  /** Null where the thread is with no number. */
  number: string | null;
  /** STOP was the last that the number said about texts (P04). */
  isStopped: boolean;
  isBad: boolean;
  /** The policy holds texts back (P12, P19, P49). */
  isHeldBack: boolean;
}

export interface Notice {
  /** Null where only a date or a note is new. */
  stage: Stage | null;
  expectedOn: string | null;
  withNotes: boolean;
  /** What is kept as told. */
  told: Told[];
  /** An entry in the thread; or that and a text, which is held where there is a reason. */
  by: { kind: 'entry' } | { kind: 'text'; number: string; why: string | null };
}

/** Null where there is nothing new. A stage is told once, never one that lies behind what was told, and no date after the end. */
export function decideNotice(report: Reported, told: readonly Told[], listening: Listening): Notice | null {
  const { channel, number } = listening;
  const stages = told.flatMap(({ kind }) => stageSchema.safeParse(kind).data ?? []);
  const furthest = Math.max(-1, ...stages.map(rankOf));
  const isNew = !stages.includes(report.stage) && rankOf(report.stage) >= furthest;
  const stage = isNew ? report.stage : null;
  const isEnded = isOver(report.stage) || stages.some(isOver);
  const date = isEnded ? null : another(told, 'date', report.expectedOn);
  const notes = channel === 'webchat' ? another(told, 'notes', report.notes) : null;
  if (stage === null && date === null && notes === null) return null;
  return {
    ...{ stage, expectedOn: date?.value ?? null, withNotes: notes !== null },
    told: [
      ...(stage === null ? [] : [{ kind: stage, ord: 0, value: '' }]),
      ...(date === null ? [] : [date]),
      ...(notes === null ? [] : [notes]),
    ],
    by:
      channel === 'sms' && number !== null
        ? { kind: 'text', number, why: whyHeld({ ...listening, number }, NOT_IN_DANGER) }
        : { kind: 'entry' },
  };
}

/** A notice comes once a change: it is no answer that another machine could answer for ever. */
const NOT_IN_DANGER = { automatic: true, isDanger: false, automaticInHour: 0 };

/** The next of its kind, where it is another than the last. */
function another(told: readonly Told[], kind: 'date' | 'notes', value: string | null): Told | null {
  if (value === null) return null;
  const before = told.filter((each) => each.kind === kind);
  const ord = Math.max(0, ...before.map((each) => each.ord));
  return before.some((each) => each.ord === ord && each.value === value) ? null : { kind, ord: ord + 1, value };
}
