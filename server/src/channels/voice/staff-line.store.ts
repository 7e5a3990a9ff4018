/** The lines of staff in calls: who is in one, how, and whether anybody is left with the caller. */
import type { HelperHow } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { seatOf } from './seat.ts';
import type { Hearing } from './seat.ts';

/** A line came in. What is told late, after its end, changes nothing. */
export async function openLine(
  tx: Tx,
  line: Hearing & { sid: string; callId: string; staffId: string },
): Promise<void> {
  await tx.callLine.createMany({ data: [line], skipDuplicates: true });
}

/** A line went, or all of a call did. Answers whose, where it was there until now. */
export async function closeLines(
  tx: Tx,
  { callId, sid }: { callId: string; sid?: string },
  at: Date,
): Promise<{ staffId: string }[]> {
  const where = { callId, leftAt: null, ...(sid !== undefined && { sid }) };
  return tx.callLine.updateManyAndReturn({ where, data: { leftAt: at }, select: { staffId: true } });
}

/** Nobody whom the caller could hear is in the call. */
export async function isAlone(tx: Tx, callId: string): Promise<boolean> {
  return (await tx.callLine.count({ where: { callId, leftAt: null, muted: false, coaches: null } })) === 0;
}

/** Whoever holds the contact that the call is about. */
export async function holderOf(tx: Tx, callId: string): Promise<string | null> {
  const [held] = await tx.$queryRaw<{ staffId: string }[]>`
    SELECT c."assigned_to" AS "staffId" FROM "call" k JOIN "contact" c ON c."conversation_id" = k."conversation_id"
    WHERE k."id" = ${callId}::uuid AND c."state" = 'assigned'
      AND CASE WHEN k."contact_id" IS NULL THEN c."channel" <> 'callback' ELSE c."id" = k."contact_id" END`;
  return held?.staffId ?? null;
}

/** Where these members of staff help in contacts of this call. */
export async function helpedIn(
  tx: Tx,
  callId: string,
  staffIds: readonly string[],
): Promise<{ contactId: string; staffId: string }[]> {
  if (staffIds.length === 0) return [];
  return tx.$queryRaw`
    SELECT p."contact_id" AS "contactId", p."staff_id" AS "staffId"
    FROM "call" k JOIN "contact" c ON c."conversation_id" = k."conversation_id"
    JOIN "participant" p ON p."contact_id" = c."id"
    WHERE k."id" = ${callId}::uuid AND p."left_at" IS NULL AND p."staff_id" = ANY(${[...staffIds]}::uuid[])
      AND NOT EXISTS (SELECT 1 FROM "call_line" l
                      WHERE l."call_id" = k."id" AND l."staff_id" = p."staff_id" AND l."left_at" IS NULL)`;
}

export interface Reseated extends Hearing {
  sid: string;
  conferenceSid: string;
}

/** The lines that are to be heard otherwise than they are, as they are to be. */
export async function linesToReseat(db: Database): Promise<Reseated[]> {
  const lines = await db.$queryRaw<
    (Reseated & { how: HelperHow | null; agentSid: string | null; isHolder: boolean })[]
  >`
    SELECT l."sid", k."conference_sid" AS "conferenceSid", l."muted", l."coaches", p."kind" AS "how",
           coalesce(c."assigned_to" = l."staff_id", FALSE) AS "isHolder",
           (SELECT a."sid" FROM "call_line" a
            WHERE a."call_id" = k."id" AND a."staff_id" = c."assigned_to" AND a."left_at" IS NULL LIMIT 1) AS "agentSid"
    FROM "call_line" l JOIN "call" k ON k."id" = l."call_id"
    JOIN "contact" c ON c."conversation_id" = k."conversation_id" AND c."state" = 'assigned'
    LEFT JOIN "participant" p ON p."contact_id" = c."id" AND p."staff_id" = l."staff_id" AND p."left_at" IS NULL
    WHERE l."left_at" IS NULL AND k."ended_at" IS NULL AND k."conference_sid" IS NOT NULL
      AND (p."id" IS NOT NULL OR c."assigned_to" = l."staff_id")`;
  return lines.flatMap(({ how, agentSid, isHolder, ...line }) => {
    const seat = seatOf(isHolder ? null : how, agentSid);
    return seat.muted === line.muted && seat.coaches === line.coaches ? [] : [{ ...line, ...seat }];
  });
}

export async function keepSeat(db: Database, { sid, muted, coaches }: Reseated): Promise<void> {
  await db.callLine.updateMany({ where: { sid }, data: { muted, coaches } });
}
