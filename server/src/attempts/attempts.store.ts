/** Attempts to do it online: what a form, or the resident, tells of one (P42). */
import type { Attempt } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';

export interface NewAttempt {
  id: string;
  conversationId: string | null;
  residentId: string | null;
  serviceId: string | null;
  outcome: Attempt['outcome'];
  step?: string;
  /** The error that the form showed, in its own words. */
  error?: string;
  at: Date;
}

export type SaidAttempt = Omit<NewAttempt, 'outcome' | 'step' | 'error'>;

/** What is told twice within this time is one attempt. */
const SAME_MINUTES = 30;
/** How far back an attempt still counts (P42). */
const HOURS = 24;
const SHOWN = 5;

/** Keeps what a form tells; the same attempt told again is one. */
export async function keepAttempt(db: Tx, attempt: NewAttempt): Promise<void> {
  await db.onlineAttempt.createMany({ data: [attempt], skipDuplicates: true });
}

/** Keeps what the resident says of an attempt, unless the form told of it in this conversation a moment ago. */
export async function keepSaidAttempt(
  tx: Tx,
  { id, conversationId, residentId, serviceId, at }: SaidAttempt,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "online_attempt" ("id", "conversation_id", "resident_id", "service_id", "outcome", "at")
    SELECT ${id}::uuid, ${conversationId}::uuid, ${residentId}::uuid, ${serviceId}, 'failed', ${at}::timestamptz
    WHERE NOT EXISTS (
      SELECT 1 FROM "online_attempt" a
      WHERE a."conversation_id" = ${conversationId}::uuid AND a."at" > ${at}::timestamptz - make_interval(mins => ${SAME_MINUTES}::int))`;
}

/** The attempts of the day before a contact began, and since, newest first, for the agent to see beside it. */
export async function readAttempts(db: Database, contactId: string): Promise<Attempt[]> {
  const rows = await db.$queryRaw<(Omit<Attempt, 'at'> & { at: Date })[]>`
    SELECT s."name" AS "service", a."outcome", a."step", a."error", a."at"
    FROM "contact" c
    JOIN "online_attempt" a ON a."conversation_id" = c."conversation_id" OR a."resident_id" = c."resident_id"
    LEFT JOIN "service" s ON s."id" = a."service_id"
    WHERE c."id" = ${contactId}::uuid AND a."at" > c."started_at" - make_interval(hours => ${HOURS}::int)
    ORDER BY a."at" DESC LIMIT ${SHOWN}`;
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** Whether a form showed an error in this conversation today: then nothing about it is a question beside (P42). */
export async function hasFailedAttempt(tx: Tx, conversationId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - HOURS * 60 * 60 * 1000);
  return (await tx.onlineAttempt.count({ where: { conversationId, outcome: 'failed', at: { gt: since } } })) > 0;
}
