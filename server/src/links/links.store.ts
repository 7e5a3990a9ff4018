/** Links and what became of them. An attempt online has the id of its link, so that it is one however often it is told. */
import type { Database, Tx } from '../platform/database/client.ts';

export interface GivenLink {
  id: string;
  conversationId: string;
  residentId: string | null;
  serviceId: string;
  createdAt: Date;
}

interface Moment {
  id: string;
  now: Date;
}

export async function addLink(
  tx: Tx,
  link: { id: string; conversationId: string; serviceId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.deepLink.create({ data: link, select: { id: true } });
}

/**
 * Marks a link as opened, the first time, and begins an attempt that has not come to its end. A link opens the service that it was
 * given for and no other.
 */
export async function openLink(
  db: Database,
  { id, serviceId, now }: Moment & { serviceId: string },
): Promise<GivenLink | null> {
  const [link] = await db.$queryRaw<GivenLink[]>`
    WITH opened AS (
      UPDATE "deep_link" SET "opened_at" = coalesce("opened_at", ${now}::timestamptz)
      WHERE "id" = ${id}::uuid AND "service_id" = ${serviceId}
      RETURNING "id", "conversation_id", "service_id", "created_at"
    ), begun AS (
      INSERT INTO "online_attempt" ("id", "conversation_id", "resident_id", "service_id", "outcome", "step", "at")
      SELECT o."id", o."conversation_id", c."resident_id", o."service_id", 'abandoned', 'opened', ${now}::timestamptz
      FROM opened o JOIN "conversation" c ON c."id" = o."conversation_id"
      ON CONFLICT ("id") DO NOTHING
    )
    SELECT o."id", o."conversation_id" AS "conversationId", c."resident_id" AS "residentId", o."service_id" AS "serviceId",
           o."created_at" AS "createdAt"
    FROM opened o JOIN "conversation" c ON c."id" = o."conversation_id"`;
  return link ?? null;
}

/** A link that is still good, with the page of its service. */
export async function findLink(
  db: Database,
  { id, now }: Moment,
): Promise<{ id: string; path: string; expiresAt: Date } | null> {
  const link = await db.deepLink.findFirst({
    where: { id, expiresAt: { gt: now } },
    select: { id: true, expiresAt: true, service: { select: { path: true } } },
  });
  return link && { id: link.id, expiresAt: link.expiresAt, path: link.service.path };
}

/** The form showed an error: the attempt failed there, unless it came to its end before. */
export async function failLink(
  db: Database,
  { id, step, error, now }: Moment & { step: string; error: string },
): Promise<void> {
  await db.onlineAttempt.updateMany({
    where: { id, outcome: { not: 'completed' } },
    data: { outcome: 'failed', step, error, at: now },
  });
}

/** The form came to its end. Told twice, it did so once. */
export async function completeLink(db: Tx, { id, now }: Moment): Promise<boolean> {
  const [done] = await db.$queryRaw<{ id: string }[]>`
    WITH done AS (
      UPDATE "deep_link" SET "completed_at" = coalesce("completed_at", ${now}::timestamptz)
      WHERE "id" = ${id}::uuid RETURNING "id"
    ), ended AS (
      UPDATE "online_attempt" SET "outcome" = 'completed', "step" = NULL, "error" = NULL, "at" = ${now}::timestamptz
      WHERE "id" IN (SELECT "id" FROM done)
    )
    SELECT "id" FROM done`;
  return done !== undefined;
}

/** What the resident wrote last before a link was given: what a form may be filled from. */
export async function saidBefore(db: Database, { conversationId, createdAt }: GivenLink): Promise<string> {
  const [event] = await db.$queryRaw<{ text: string }[]>`
    SELECT "text" FROM "event"
    WHERE "conversation_id" = ${conversationId}::uuid AND "sender" = 'resident' AND "at" <= ${createdAt}::timestamptz
    ORDER BY "seq" DESC LIMIT 1`;
  return event?.text ?? '';
}
