/** What measures are reckoned from: contacts as they were stored, with what became of them later. */
import type { Channel, Period } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { answersWithFacts } from '../bot-answers.store.ts';
import { judgeAnswer } from '../judge-answer.ts';
import type { AnswerFacts, Fate } from '../judge-answer.ts';
import type { MeasuredContact } from './sums.ts';

/** An answer of the assistant, judged. */
export interface JudgedAnswer {
  contactId: string;
  serviceId: string;
  channel: Channel;
  queue: string;
  day: string;
  fate: Fate;
  /** By which channel with a person the same resident asked for the service before, where that is known. */
  earlier: Channel | null;
}

export async function readAnswers(db: Database | Tx, period: Period, now: Date): Promise<JudgedAnswer[]> {
  const rows = await db.$queryRaw<(Omit<JudgedAnswer, 'fate'> & { facts: AnswerFacts })[]>`
    SELECT f."contact_id"::text AS "contactId", f."service_id" AS "serviceId", f."channel", f."queue", f."facts",
      (f."at" AT TIME ZONE 'Europe/London')::date::text AS "day",
      (SELECT p."channel" FROM "contact" p
       WHERE p."resident_id" = f."resident_id" AND p."service_id" = f."service_id" AND p."started_at" < f."at"
         AND p."id" <> f."contact_id" AND p."channel" IN ('phone', 'face-to-face')
       ORDER BY p."started_at" DESC LIMIT 1) AS "earlier"
    FROM (${answersWithFacts({ ...period, now })}) f`;
  return rows.map(({ facts, ...row }) => ({ ...row, fate: judgeAnswer(facts) }));
}

type ContactRow = Omit<MeasuredContact, 'later' | 'answered'> & {
  later: { at: string; channel: Channel }[];
  needs: string[] | null;
};

/** Contacts that came in on these days, by the day they came in. What is asked of later contacts is more than any measure uses. */
export async function readMeasured(
  db: Database | Tx,
  { from, to }: Period,
): Promise<(Omit<MeasuredContact, 'answered'> & { needs: readonly string[] | null })[]> {
  const rows = await db.$queryRaw<ContactRow[]>`
    SELECT c."id"::text, c."channel", c."queue", c."service_id" AS "serviceId", c."state", c."started_at" AS "startedAt",
      c."queued_at" AS "queuedAt", c."accepted_at" AS "acceptedAt", c."ended_at" AS "endedAt", c."closed_at" AS "closedAt",
      c."disposition", coalesce(c."not_before", c."queued_at") AS "promisedAt", r."needs",
      (c."resident_id" IS NOT NULL OR c."conversation_id" IS NOT NULL) AS "identified",
      coalesce((
        SELECT jsonb_agg(jsonb_build_object('at', l."started_at", 'channel', l."channel") ORDER BY l."started_at")
        FROM "contact" l
        WHERE (l."conversation_id" = c."conversation_id" OR l."resident_id" = c."resident_id") AND l."id" <> c."id"
          AND l."service_id" = c."service_id" AND l."direction" = 'inbound' AND l."started_at" > c."started_at"
          AND l."started_at" <= coalesce(c."closed_at", c."started_at") + interval '7 days'), '[]') AS "later",
      (SELECT count(*)::int FROM "offer" o
       WHERE o."contact_id" = c."id" AND o."state" = 'accepted' AND o."kind" IN ('hand-over', 'introduce')
         AND o."asked_by" IS DISTINCT FROM o."staff_id") AS "moves",
      EXISTS (SELECT 1 FROM "form_draft" d
              WHERE d."conversation_id" = c."conversation_id" AND d."form_id" = c."service_id"
                AND d."sent_at" >= c."started_at") AS "formSent",
      (f."contact_id" IS NOT NULL AND f."why_not" IS NULL) AS "asked", f."score",
      coalesce((SELECT sum(t."price")::int FROM "touch" t WHERE t."contact_id" = c."id"), 0) AS "cost"
    FROM "contact" c
    LEFT JOIN "resident" r ON r."id" = c."resident_id"
    LEFT JOIN "feedback" f ON f."contact_id" = c."id"
    WHERE c."direction" = 'inbound'
      AND c."started_at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND c."started_at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    ORDER BY c."started_at", c."id"`;
  return rows.map((row) => ({ ...row, later: row.later.map((each) => ({ ...each, at: new Date(each.at) })) }));
}

/** What was sent or done online on each day, for each service. What was asked as a form and followed by a link is one. */
export function readCompleted(
  db: Database | Tx,
  { from, to }: Period,
): Promise<{ day: string; serviceId: string; count: number }[]> {
  return db.$queryRaw`
    SELECT (x."at" AT TIME ZONE 'Europe/London')::date::text AS "day", x."service_id" AS "serviceId", count(*)::int AS "count"
    FROM (
      SELECT d."sent_at" AS "at", s."id" AS "service_id" FROM "form_draft" d JOIN "service" s ON s."id" = d."form_id" WHERE d."sent_at" IS NOT NULL
      UNION ALL
      SELECT a."at", a."service_id" FROM "online_attempt" a
      WHERE a."outcome" = 'completed' AND a."service_id" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "form_draft" d
        WHERE d."conversation_id" = a."conversation_id" AND d."form_id" = a."service_id" AND d."sent_at" IS NOT NULL)
    ) x
    WHERE x."at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND x."at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    GROUP BY 1, 2 ORDER BY 1, 2`;
}
