/** What the assistant answered, and what can be known of what became of it. */
import { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { COMPLETION_HOURS, RETURN_HOURS } from './judge-answer.ts';
import type { AnswerFacts } from './judge-answer.ts';

/** Keeps that a service was answered in the contact under way; asked again in the same contact, it was answered once. */
export async function keepAnswer(
  tx: Tx,
  { conversationId, serviceId, now }: { conversationId: string; serviceId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "bot_answer" ("contact_id", "service_id", "at")
    SELECT c."id", ${serviceId}, ${now}::timestamptz FROM "contact" c
    WHERE c."conversation_id" = ${conversationId}::uuid AND c."state" = 'open' AND c."channel" <> 'callback'
    ON CONFLICT DO NOTHING`;
}

/** Keeps what the resident said to "did this help?" of the service that was answered last. */
export async function keepVerdict(
  tx: Tx,
  conversationId: string,
  { service, helped }: { service: string; helped: boolean },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "bot_answer" b SET "helped" = ${helped}
    WHERE b."service_id" = ${service} AND b."contact_id" = (
      SELECT c."id" FROM "contact" c
      WHERE c."conversation_id" = ${conversationId}::uuid AND c."state" = 'open' AND c."channel" <> 'callback')`;
}

/** How many answers of one service have the same facts. `identified`: of how many it is known who asked. */
export interface AnswerCount {
  serviceId: string;
  service: string;
  facts: AnswerFacts;
  count: number;
  identified: number;
}

/**
 * Each answer given on the days `from` to `to` (of the council's calendar, both included) with what is known of it: the one place
 * that reads the facts, whatever is counted of them.
 */
export const answersWithFacts = ({ from, to, now }: { from: string; to: string; now: Date }): Prisma.Sql => Prisma.sql`
    SELECT b."contact_id", b."service_id", b."at", c."resident_id", c."channel", c."queue", jsonb_build_object(
        'helped', b."helped",
        'settled', b."at" <= ${now}::timestamptz - make_interval(hours => ${RETURN_HOURS}::int),
        'toPerson', c."service_id" = b."service_id" AND coalesce(c."queued_at" >= b."at", false),
        'completed', EXISTS (
          SELECT 1 FROM "online_attempt" a
          WHERE (a."conversation_id" = c."conversation_id" OR a."resident_id" = c."resident_id")
            AND a."service_id" = b."service_id" AND a."outcome" = 'completed'
            AND a."at" BETWEEN b."at" AND b."at" + make_interval(hours => ${COMPLETION_HOURS}::int)),
        'formFailed', EXISTS (
          SELECT 1 FROM "online_attempt" a
          WHERE (a."conversation_id" = c."conversation_id" OR a."resident_id" = c."resident_id")
            AND a."service_id" = b."service_id" AND a."outcome" = 'failed'
            AND a."at" BETWEEN b."at" AND b."at" + make_interval(hours => ${RETURN_HOURS}::int)),
        'cameBack', EXISTS (
          SELECT 1 FROM "contact" o
          WHERE (o."conversation_id" = c."conversation_id" OR o."resident_id" = c."resident_id")
            AND o."id" <> c."id" AND o."service_id" = b."service_id" AND o."direction" = 'inbound'
            AND o."started_at" > b."at" AND o."started_at" <= b."at" + make_interval(hours => ${RETURN_HOURS}::int))
      ) AS "facts"
      FROM "bot_answer" b JOIN "contact" c ON c."id" = b."contact_id"
      WHERE b."at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
        AND b."at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'`;

/** The answers of a period, counted by service and facts. */
export function countAnswers(db: Database, period: { from: string; to: string; now: Date }): Promise<AnswerCount[]> {
  return db.$queryRaw<AnswerCount[]>`
    SELECT s."id" AS "serviceId", s."name" AS "service", f."facts",
           count(*)::int AS "count", count(f."resident_id")::int AS "identified"
    FROM (${answersWithFacts(period)}) f JOIN "service" s ON s."id" = f."service_id"
    GROUP BY s."id", s."name", s."position", f."facts"
    ORDER BY s."position"`;
}
