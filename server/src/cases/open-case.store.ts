/** Opens cases that have a clock: what the law or the ombudsman counts in days begins with the contact (P28 to P30). */
import type { Tx } from '../platform/database/client.ts';
import { referenceFrom } from '../platform/reference.ts';
import { dueDate, londonDay } from './due-dates.ts';
import type { Holidays } from './due-dates.ts';
import { inForce, limitsOf, prefixOf } from './limits.ts';
import type { CaseKind, Settings } from './limits.ts';

export interface OpenCase {
  contactId: string;
  residentId: string | null;
  kinds: readonly CaseKind[];
  /** 2 where a complaint is looked at again. */
  stage?: 1 | 2;
  now: Date;
  holidays: Holidays;
  settings: Settings;
}

/** A case that was just opened; days as `2026-12-22`. */
export interface OpenedCase {
  kind: CaseKind;
  reference: string;
  acknowledgeBy: string | null;
  answerBy: string;
}

/** The same contact, kind and stage always give the same reference, so that a repeated turn opens nothing twice. */
const referenceOf = (contactId: string, kind: CaseKind, stage: number) =>
  referenceFrom(prefixOf(kind), stage === 1 ? `${contactId} ${kind}` : `${contactId} ${kind} ${stage}`);

function casesOf({ contactId, now, holidays, settings, stage = 1 }: OpenCase, kind: CaseKind): OpenedCase[] {
  const received = londonDay(now);
  const limits = limitsOf(kind, stage);
  if (!limits) return [];
  const { answer, acknowledge } = limits;
  return [
    {
      kind,
      reference: referenceOf(contactId, kind, stage),
      acknowledgeBy: acknowledge ? dueDate(received, inForce(acknowledge, settings), holidays) : null,
      answerBy: dueDate(received, inForce(answer, settings), holidays),
    },
  ];
}

/** Opens a case of each kind for a contact, once a stage; answers those that are new, in the order of `kinds`. */
export async function openCases(tx: Tx, request: OpenCase): Promise<OpenedCase[]> {
  const { contactId, residentId, now, kinds, stage = 1 } = request;
  const asked = kinds.flatMap((kind) => casesOf(request, kind));
  if (asked.length === 0) return [];
  const rows = await tx.$queryRaw<{ kind: CaseKind }[]>`
    INSERT INTO "council_case" ("id", "reference", "kind", "stage", "contact_id", "resident_id", "opened_at", "acknowledge_by", "answer_by")
    SELECT gen_random_uuid(), c."reference", c."kind", ${stage}::int, ${contactId}::uuid, ${residentId}::uuid, ${now}::timestamptz,
           c."acknowledgeBy", c."answerBy"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS c ("reference" TEXT, "kind" TEXT, "acknowledgeBy" DATE, "answerBy" DATE)
    ON CONFLICT ("contact_id", "kind", "stage") DO NOTHING
    RETURNING "kind"`;
  const isNew = new Set(rows.map(({ kind }) => kind));
  return asked.filter(({ kind }) => isNew.has(kind));
}
