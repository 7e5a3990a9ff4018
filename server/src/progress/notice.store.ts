/** Who is to hear of reports that got on, and what they were told, as it is kept. */
import type { Stage } from '../forms/index.ts';
import { followReport } from '../forms/index.ts';
import { NO_TEXTS } from '../needs/index.ts';
import type { Tx } from '../platform/database/client.ts';
import type { Listening, Told } from './decide-notice.ts';

export interface DueNotice extends Listening {
  submissionId: string;
  conversationId: string;
  reference: string;
  serviceCode: string;
  stage: Stage;
  expectedOn: string | null;
  notes: string;
  /** How often the back office said something new by now. */
  changes: number;
  /** False for somebody who follows a report that another made. */
  isOwn: boolean;
  told: Told[];
}

/**
 * Takes somebody who asked to be told of a report that moved on since, and locks their thread until the transaction ends. Nobody by
 * text in quiet hours, nor while something else in their thread is still to be texted or answered: of two things said at once the
 * second would be cut. Null when there is nobody that another node does not hold.
 */
export async function takeDueNotice(tx: Tx, { isQuiet }: { isQuiet: boolean }): Promise<DueNotice | null> {
  const [due] = await tx.$queryRaw<DueNotice[]>`
    SELECT f."submission_id" AS "submissionId", v."id" AS "conversationId", s."reference", s."service_code" AS "serviceCode",
           coalesce(s."stage", 'received') AS "stage", s."expected_on"::text AS "expectedOn",
           coalesce(s."status_notes", '') AS "notes", s."changes", d."conversation_id" IS NOT DISTINCT FROM v."id" AS "isOwn",
           v."channel", v."number", n."stopped_at" IS NOT NULL AS "isStopped", n."bad_at" IS NOT NULL AS "isBad",
           EXISTS (SELECT 1 FROM "duty" o JOIN "contact" p ON p."id" = o."contact_id"
                   JOIN "conversation" t ON t."id" = p."conversation_id"
                   WHERE (t."id" = v."id" OR t."number" = v."number") AND o."kind" = 'suppress' AND o."done_at" IS NULL
                     AND (o."clause", o."what") IN (('P12', 'sms'), ('P49', 'reminder')))
           OR EXISTS (SELECT 1 FROM "resident" a WHERE a."id" = v."resident_id" AND a."needs" && ${NO_TEXTS}::text[])
           OR coalesce(v."told" -> 'needs' ?| ${NO_TEXTS}::text[], false) AS "isHeldBack",
           coalesce((SELECT jsonb_agg(jsonb_build_object('kind', r."kind", 'ord', r."ord", 'value', r."value"))
                     FROM "report_notice" r
                     WHERE r."submission_id" = f."submission_id" AND r."conversation_id" = f."conversation_id"), '[]') AS "told"
    FROM "submission_follower" f
    JOIN "submission" s ON s."id" = f."submission_id" AND s."state" = 'sent' AND s."changes" > f."told"
    JOIN "form_draft" d ON d."id" = s."draft_id"
    JOIN "conversation" v ON v."id" = f."conversation_id"
    LEFT JOIN "sms_number" n ON n."number" = v."number"
    WHERE v."channel" <> 'sms'
       OR (NOT ${isQuiet} AND v."texted_seq" >= v."last_seq" AND v."done_seq" >= v."due_seq")
    ORDER BY s."updated_at" NULLS FIRST, f."submission_id" LIMIT 1 FOR UPDATE OF f, v SKIP LOCKED`;
  return due ?? null;
}

/** Keeps what somebody was told, and up to which change: the same a second time stops the transaction. */
export async function keepTold(
  tx: Tx,
  { submissionId, conversationId, changes }: Pick<DueNotice, 'submissionId' | 'conversationId' | 'changes'>,
  told: readonly Told[],
  now: Date,
): Promise<void> {
  await tx.reportNotice.createMany({ data: told.map((each) => ({ submissionId, conversationId, ...each, at: now })) });
  await tx.submissionFollower.update({
    where: { submissionId_conversationId: { submissionId, conversationId } },
    data: { told: changes },
    select: { told: true },
  });
}

/**
 * Keeps that somebody asks to be told of a report; null when there is none. Answers whether the back office has it and nothing
 * more: that is known to whoever asks, and not told again.
 */
export async function askToBeTold(
  tx: Tx,
  asked: { reference: string; conversationId: string; now: Date; onlyOwn: boolean },
): Promise<{ isReceived: boolean } | null> {
  const { reference, conversationId, now, onlyOwn } = asked;
  const report = await tx.submission.findFirst({
    where: { reference, ...(onlyOwn && { draft: { conversationId } }) },
    select: { id: true, state: true, stage: true },
  });
  if (!report) return null;
  await followReport(tx, { reference, conversationId, now });
  const isReceived = report.state === 'sent' && (report.stage ?? 'received') === 'received';
  if (isReceived)
    await tx.reportNotice.createMany({
      data: [{ submissionId: report.id, conversationId, kind: 'received', at: now }],
      skipDuplicates: true,
    });
  return { isReceived };
}
