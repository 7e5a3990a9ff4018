/** Recordings of talks: what each shall do is written down first, and one statement claims who tells Twilio. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from '../../platform/database/client.ts';
import { daysNow } from './recording-days.store.ts';
import { mustNotRecord } from './recordable.store.ts';

export type RecordingWish = 'recording' | 'paused' | 'stopped';

export interface ClaimedRecording {
  id: string;
  legSid: string;
  sid: string | null;
  state: 'due' | 'recording' | 'paused';
  wanted: RecordingWish;
  tries: number;
}

/**
 * Writes down that a talk is to be recorded: the line of whoever holds the contact and the resident are both in it, and the resident
 * was told. Once for each such line.
 */
export async function writeDue(db: Database, now: Date, rulesDays: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "call_recording" ("id", "call_id", "contact_id", "kind", "leg_sid", "wanted", "state", "started_at",
                                  "keep_days")
    SELECT gen_random_uuid(), k."id", c."id", 'call', l."sid", 'recording', 'due', ${now}::timestamptz, ${daysNow(rulesDays)}
    FROM "call" k JOIN "conversation" v ON v."id" = k."conversation_id"
    JOIN "contact" c ON c."conversation_id" = v."id" AND c."state" = 'assigned'
    JOIN "call_line" l ON l."call_id" = k."id" AND l."staff_id" = c."assigned_to" AND l."left_at" IS NULL
    WHERE k."ended_at" IS NULL AND k."resident_in" AND k."notice_at" IS NOT NULL AND NOT ${mustNotRecord}
    ON CONFLICT ("call_id", "leg_sid") DO NOTHING`;
}

/** What must not be recorded any more stops: the talk turned to what few may know, or to danger. */
export async function stopForbidden(db: Database): Promise<void> {
  await db.$executeRaw`
    UPDATE "call_recording" r SET "wanted" = 'stopped'
    FROM "call" k JOIN "conversation" v ON v."id" = k."conversation_id"
    WHERE k."id" = r."call_id" AND r."kind" = 'call' AND r."state" IN ('due', 'recording', 'paused')
      AND r."wanted" <> 'stopped' AND ${mustNotRecord}`;
}

/** Writes down that what is recorded of a call shall pause or go on; two lines are while a contact changes hands. */
export async function wish(db: Database, callId: string, wanted: 'recording' | 'paused'): Promise<string[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    UPDATE "call_recording" SET "wanted" = ${wanted}
    WHERE "call_id" = ${callId}::uuid AND "kind" = 'call' AND "state" IN ('due', 'recording', 'paused') AND "wanted" <> 'stopped'
    RETURNING "id"`;
  return found.map(({ id }) => id);
}

/** Claims what Twilio is to be told, one recording at most by one node at a time. `before`: claims older than this are lost. */
export async function claimWished(
  db: Database,
  { now, before, id }: { now: Date; before: Date; id?: string },
): Promise<ClaimedRecording[]> {
  const one = id === undefined ? Prisma.empty : Prisma.sql`AND "id" = ${id}::uuid`;
  return db.$queryRaw<ClaimedRecording[]>`
    UPDATE "call_recording" SET "claimed_at" = ${now}::timestamptz, "tries" = "tries" + 1
    WHERE "id" IN (
      SELECT "id" FROM "call_recording"
      WHERE "kind" = 'call' AND ("state" = 'due' OR ("state" IN ('recording', 'paused') AND "wanted" <> "state"))
        AND ("claimed_at" IS NULL OR "claimed_at" < ${before}::timestamptz) ${one}
      FOR UPDATE SKIP LOCKED)
    RETURNING "id", "leg_sid" AS "legSid", "sid", "state", "wanted", "tries"`;
}

/** It began: what was told of it meanwhile stands. */
export async function keepBegun(db: Database, id: string, sid: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "call_recording"
    SET "sid" = ${sid}, "tries" = 0, "claimed_at" = NULL, "state" = CASE WHEN "state" = 'due' THEN 'recording' ELSE "state" END
    WHERE "id" = ${id}::uuid`;
}

export async function keepChanged(db: Database, id: string, to: RecordingWish, now: Date): Promise<void> {
  await db.callRecording.updateMany({
    where: { id, state: { in: ['recording', 'paused'] } },
    data: {
      ...{ tries: 0, claimedAt: null, state: to === 'stopped' ? 'ended' : to },
      ...(to === 'stopped' && { endedAt: now }),
    },
  });
}

/** There is nothing to record, or nothing more. */
export async function keepOver(
  db: Database,
  id: string,
  state: 'empty' | 'failed' | 'ended',
  now: Date,
): Promise<void> {
  await db.callRecording.updateMany({
    where: { id, state: { in: ['due', 'recording', 'paused'] } },
    data: { state, claimedAt: null, endedAt: now },
  });
}

/** Twilio did not answer: tried again once the claim is as old as claims may be. */
export async function keepForLater(db: Database, id: string, claimedAt: Date): Promise<void> {
  await db.callRecording.updateMany({ where: { id }, data: { claimedAt } });
}

/** Claims recordings that ended, as their calls did, and whose length nobody has told. Each is asked after now and then. */
export async function claimUntold(
  db: Database,
  { now, before }: { now: Date; before: Date },
): Promise<{ id: string; sid: string | null }[]> {
  return db.$queryRaw`
    UPDATE "call_recording" SET "claimed_at" = ${now}::timestamptz
    WHERE "id" IN (
      SELECT r."id" FROM "call_recording" r LEFT JOIN "call" k ON k."id" = r."call_id"
      WHERE r."kind" = 'call' AND r."seconds" IS NULL AND r."state" IN ('due', 'recording', 'paused', 'ended')
        AND coalesce(r."ended_at", k."ended_at") < ${before}::timestamptz
        AND (r."claimed_at" IS NULL OR r."claimed_at" < ${before}::timestamptz)
      LIMIT 20 FOR UPDATE OF r SKIP LOCKED)
    RETURNING "id", "sid"`;
}

/** False while one of them does something else than was wished; null where all are over. */
export async function areAsWished(db: Database, ids: string[], wanted: RecordingWish): Promise<boolean | null> {
  const live = await db.callRecording.findMany({
    where: { id: { in: ids }, state: { in: ['due', 'recording', 'paused'] } },
    select: { state: true },
  });
  return live.length === 0 ? null : live.every(({ state }) => state === wanted);
}

/** The call whose recording it is. */
export async function callOf(db: Database, id: string): Promise<string | null> {
  return (await db.callRecording.findUnique({ where: { id }, select: { callId: true } }))?.callId ?? null;
}
