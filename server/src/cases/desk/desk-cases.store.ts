/** Cases as the desk reads them: the open ones by the day on which something is due, and those that a review may still be asked for. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/client.ts';
import { isRestrictedSql } from '../../restricted/index.ts';
import { isCloseSql } from '../../work/index.ts';
import type { CaseRow } from './on-desk.ts';

export interface Asker {
  staffId: string;
  role: string;
  isTrained: boolean;
}

/** Nobody reads further down. */
const SHOWN = 200;
/** So long after its answer a review may be asked for from the list. */
const REVIEW_DAYS = 60;

const isOpen = Prisma.sql`k."closed_at" IS NULL`;
/** Acknowledged first, then answered. */
const dueBy = Prisma.sql`CASE WHEN k."acknowledged_at" IS NULL THEN least(k."acknowledge_by", k."answer_by") ELSE k."answer_by" END`;

/**
 * A supervisor changes any that they may open, an agent those of a resident whose contact they deal with. Nobody sees a case of
 * somebody close to them (P40).
 */
function casesFor({ staffId, role, isTrained }: Asker, rest: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT k."id" AS "caseId", k."contact_id" AS "contactId", c."conversation_id" AS "conversationId", w."id" AS "residentId",
           k."reference", k."kind", k."stage", k."acknowledge_by"::text AS "acknowledgeBy", k."answer_by"::text AS "answerBy",
           coalesce((SELECT min(x."due_before") FROM "case_extension" x WHERE x."case_id" = k."id"), k."answer_by")::text AS "firstAnswerBy",
           k."acknowledged_at" IS NOT NULL AS "isAcknowledged", k."closed_at" IS NOT NULL AS "isClosed",
           e."reason", e."due_before"::text AS "dueBefore", w."name" AS "residentName", ${isRestrictedSql} AS "isRestricted",
           EXISTS (SELECT 1 FROM "council_case" z
                   WHERE z."contact_id" = k."contact_id" AND z."kind" = k."kind" AND z."stage" > k."stage") AS "isReviewed",
           (${role === 'supervisor'}::boolean AND (${isTrained}::boolean OR NOT ${isRestrictedSql}))
             OR EXISTS (
               SELECT 1 FROM "contact" h LEFT JOIN "conversation" t ON t."id" = h."conversation_id"
               WHERE h."state" IN ('assigned', 'wrap-up')
                 AND (h."conversation_id" = c."conversation_id" OR w."id" IN (h."resident_id", t."resident_id"))
                 AND (h."assigned_to" = ${staffId}::uuid OR EXISTS (
                   SELECT 1 FROM "participant" p
                   WHERE p."contact_id" = h."id" AND p."staff_id" = ${staffId}::uuid AND p."left_at" IS NULL
                     AND p."kind" IN ('consult', 'introduce')))) AS "mayChange"
    FROM "council_case" k
    JOIN "contact" c ON c."id" = k."contact_id"
    LEFT JOIN "conversation" v ON v."id" = c."conversation_id"
    LEFT JOIN "resident" w ON w."id" = coalesce(k."resident_id", c."resident_id", v."resident_id")
    LEFT JOIN LATERAL (SELECT x."reason", x."due_before" FROM "case_extension" x
                       WHERE x."case_id" = k."id" ORDER BY x."due_now" DESC LIMIT 1) e ON true
    WHERE NOT ${isCloseSql(Prisma.sql`${staffId}::uuid`, Prisma.sql`c`)}
      AND NOT EXISTS (SELECT 1 FROM "staff_relation" n WHERE n."staff_id" = ${staffId}::uuid AND n."resident_id" = k."resident_id")
      AND ${rest}`;
}

/** The first that are due, and how many there are in all. */
export async function openOnes(tx: Tx, asker: Asker): Promise<{ rows: CaseRow[]; count: number }> {
  const rows = await tx.$queryRaw<CaseRow[]>`
    ${casesFor(asker, isOpen)} ORDER BY ${dueBy}, k."reference" LIMIT ${SHOWN}`;
  if (rows.length < SHOWN) return { rows, count: rows.length };
  return { rows, count: await tx.councilCase.count({ where: { closedAt: null } }) };
}

/** First stages that were answered lately and not reviewed, the newest first. */
export function answeredOnes(tx: Tx, asker: Asker, now: Date): Promise<CaseRow[]> {
  const since = new Date(now.getTime() - REVIEW_DAYS * 86_400_000);
  const isAnswered = Prisma.sql`k."kind" = 'complaint' AND k."stage" = 1 AND k."closed_at" > ${since}::timestamptz
    AND NOT EXISTS (SELECT 1 FROM "council_case" z WHERE z."contact_id" = k."contact_id" AND z."kind" = k."kind" AND z."stage" = 2)`;
  return tx.$queryRaw<
    CaseRow[]
  >`${casesFor(asker, isAnswered)} ORDER BY k."closed_at" DESC, k."reference" LIMIT ${SHOWN}`;
}

/** One case and its thread, locked until the transaction ends; null where there is none that they may see. */
export async function takeCase(tx: Tx, asker: Asker, caseId: string): Promise<CaseRow | null> {
  await tx.$queryRaw`
    SELECT v."id" FROM "conversation" v JOIN "contact" c ON c."conversation_id" = v."id"
    JOIN "council_case" k ON k."contact_id" = c."id" WHERE k."id" = ${caseId}::uuid FOR UPDATE OF v`;
  await tx.$queryRaw`SELECT "id" FROM "council_case" WHERE "id" = ${caseId}::uuid FOR UPDATE`;
  const [row] = await tx.$queryRaw<CaseRow[]>`${casesFor(asker, Prisma.sql`k."id" = ${caseId}::uuid`)}`;
  return row ?? null;
}
