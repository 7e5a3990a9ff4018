/** Recordings that were kept long enough, or whose conversation is gone, are deleted where they lie. The row says that it was. */
import type { Database } from '../../platform/database/client.ts';
import type { Log } from '../../platform/log.ts';
import { goesAt } from './recording-days.store.ts';
import { isGone } from './call-fault.ts';
import type { RecordingGate } from './twilio-recordings.ts';

export interface DeleteRecordingPorts {
  db: Database;
  clock: () => Date;
  /** Null: no telephony, and nothing to ask. */
  recordings: Pick<RecordingGate, 'remove'> | null;
  /** What the rules say, where supervisors say nothing. */
  rulesDays: () => number;
  log: Log;
}

/** A try that failed is made again after an hour. */
const AGAIN_MS = 60 * 60 * 1000;
const MOST = 50;

export async function deleteRecordings({ db, clock, recordings, rulesDays, log }: DeleteRecordingPorts): Promise<void> {
  if (recordings === null) return;
  const now = clock();
  const due = await db.$queryRaw<{ id: string; sid: string | null }[]>`
    UPDATE "call_recording" SET "claimed_at" = ${now}::timestamptz
    WHERE "id" IN (
      SELECT "id" FROM "call_recording"
      WHERE "state" IN ('ended', 'empty', 'failed')
        AND (${goesAt(rulesDays())} < ${now}::timestamptz OR "call_id" IS NULL)
        AND ("claimed_at" IS NULL OR "claimed_at" < ${new Date(now.getTime() - AGAIN_MS)}::timestamptz)
      ORDER BY "started_at" LIMIT ${MOST} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "sid"`;
  for (const { id, sid } of due) {
    if (sid !== null && !(await isRemoved(recordings, sid))) {
      log.warn({ recordingId: id }, 'a recording could not be deleted');
      continue;
    }
    const gone = { state: 'deleted', sid: null, legSid: null, seconds: null, deletedAt: clock() };
    await db.callRecording.update({ where: { id }, data: gone, select: { id: true } });
  }
}

/** What the carrier does not know any more is deleted. */
async function isRemoved(recordings: Pick<RecordingGate, 'remove'>, sid: string): Promise<boolean> {
  try {
    await recordings.remove(sid);
    return true;
  } catch (error) {
    return isGone(error);
  }
}
