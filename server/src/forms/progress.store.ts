/** Where reports stand in the back office, as it is kept. */
import type { Database, Tx } from '../platform/database/client.ts';

export interface ToAsk {
  id: string;
  serviceRequestId: string | null;
  token: string | null;
}

/**
 * Takes up to `most` reports that the back office has, that are not closed and that nobody asked about since `before`, those asked
 * longest ago first. One statement: no two nodes ask for the same. Reports sent before `since` are let be.
 */
export async function claimToAsk(
  db: Database,
  given: { now: Date; before: Date; since: Date; most: number },
): Promise<ToAsk[]> {
  return db.$queryRaw<ToAsk[]>`
    UPDATE "submission" SET "asked_at" = ${given.now}::timestamptz
    WHERE "id" IN (
      SELECT "id" FROM "submission"
      WHERE "state" = 'sent' AND "status" IS DISTINCT FROM 'closed' AND "sent_at" >= ${given.since}::timestamptz
        AND ("asked_at" IS NULL OR "asked_at" <= ${given.before}::timestamptz)
      ORDER BY "asked_at" NULLS FIRST LIMIT ${given.most} FOR UPDATE SKIP LOCKED)
    RETURNING "id", "service_request_id" AS "serviceRequestId", "token"`;
}

/** Keeps the numbers that tokens came to stand for. */
export async function keepNumbers(
  db: Database,
  found: readonly { id: string; serviceRequestId: string }[],
): Promise<void> {
  await db.$executeRaw`
    UPDATE "submission" s SET "service_request_id" = n."serviceRequestId"
    FROM jsonb_to_recordset(${JSON.stringify(found)}::jsonb) AS n ("id" UUID, "serviceRequestId" TEXT)
    WHERE s."id" = n."id" AND s."service_request_id" IS NULL`;
}

export interface Standing {
  id: string;
  status: string;
  notes: string;
  updatedAt: Date;
}

export interface Listener {
  conversationId: string;
  reference: string;
  status: string;
  notes: string;
  follows: boolean;
}

/**
 * Keeps where reports stand and answers who is to hear of those that changed: the web chats they were made in, and those that follow
 * them. What nothing was known of counts as open. A change is answered once, however often and at once it is kept.
 */
export async function keepStandings(tx: Tx, standings: readonly Standing[]): Promise<Listener[]> {
  return tx.$queryRaw<Listener[]>`
    WITH changed AS (
      UPDATE "submission" s SET "status" = n."status", "status_notes" = n."notes", "updated_at" = n."updatedAt"
      FROM jsonb_to_recordset(${JSON.stringify(standings)}::jsonb)
        AS n ("id" UUID, "status" TEXT, "notes" TEXT, "updatedAt" TIMESTAMPTZ)
      WHERE s."id" = n."id"
        AND (coalesce(s."status", 'open'), coalesce(s."status_notes", '')) IS DISTINCT FROM (n."status", n."notes")
      RETURNING s."id", s."draft_id", s."reference", s."status", s."status_notes" AS "notes"
    ), listener AS (
      SELECT c."id", d."conversation_id", false AS "follows" FROM changed c JOIN "form_draft" d ON d."id" = c."draft_id"
      UNION ALL
      SELECT c."id", f."conversation_id", true FROM changed c
      JOIN "submission_follower" f ON f."submission_id" = c."id"
      JOIN "form_draft" d ON d."id" = c."draft_id" AND d."conversation_id" IS DISTINCT FROM f."conversation_id"
    )
    SELECT v."id" AS "conversationId", c."reference", c."status", c."notes", l."follows"
    FROM listener l
    JOIN changed c ON c."id" = l."id"
    JOIN "conversation" v ON v."id" = l."conversation_id" AND v."channel" = 'webchat'
    ORDER BY v."id", c."reference"`;
}
