/** What Twilio tells of a recording, in any order and more than once: it goes no step back, and what was deleted stays so. */
import type { Database } from '../../platform/database/client.ts';

export interface RecordingTold {
  id: string;
  sid: string;
  /** in-progress, completed or absent. */
  status: string;
  seconds: number | null;
}

/** Answers the call whose recording it is, or null where it is none of ours. */
export async function keepTold(
  db: Database,
  { id, sid, status, seconds }: RecordingTold,
  at: Date,
): Promise<string | null> {
  const isOver = status === 'completed' || status === 'absent';
  const state = status === 'absent' || seconds === 0 ? 'empty' : 'ended';
  const [kept] = await db.$queryRaw<{ call_id: string | null }[]>`
    UPDATE "call_recording"
    SET "sid" = coalesce("sid", ${sid}),
        "state" = CASE WHEN "state" IN ('empty') THEN "state" WHEN ${isOver} THEN ${state}
                       WHEN "state" = 'due' THEN 'recording' ELSE "state" END,
        "seconds" = coalesce("seconds", CASE WHEN ${isOver} THEN ${seconds ?? 0}::int END),
        "ended_at" = coalesce("ended_at", CASE WHEN ${isOver} THEN ${at}::timestamptz END)
    WHERE "id" = ${id}::uuid AND "state" <> 'deleted' AND ("sid" IS NULL OR "sid" = ${sid})
    RETURNING "call_id"`;
  return kept?.call_id ?? null;
}
