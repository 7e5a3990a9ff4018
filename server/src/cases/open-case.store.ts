/** Opens cases that have a clock: what the law or the ombudsman counts in days begins with the contact (P28 to P30). */
import type { Tx } from '../platform/database/client.ts';
import { referenceFrom } from '../platform/reference.ts';
import { dueDate, londonDay } from './due-dates.ts';
import type { Holidays, Limit } from './due-dates.ts';
import limits from './limits.json' with { type: 'json' };

export type CaseKind = keyof typeof limits;

export const CASE_KINDS = Object.keys(limits) as CaseKind[];

export interface OpenCase {
  contactId: string;
  residentId: string | null;
  kinds: readonly CaseKind[];
  now: Date;
  holidays: Holidays;
}

/** A case that was just opened; days as `2026-12-22`. */
export interface OpenedCase {
  kind: CaseKind;
  reference: string;
  acknowledgeBy: string | null;
  answerBy: string;
}

/** The same contact and kind always give the same reference, so that a repeated turn opens nothing twice. */
const referenceOf = (contactId: string, kind: CaseKind) => referenceFrom(limits[kind].prefix, `${contactId} ${kind}`);

function caseOf({ contactId, now, holidays }: OpenCase, kind: CaseKind): OpenedCase {
  const received = londonDay(now);
  const { answer, ...rest } = limits[kind] as { answer: Limit; acknowledge?: Limit };
  return {
    kind,
    reference: referenceOf(contactId, kind),
    acknowledgeBy: rest.acknowledge ? dueDate(received, rest.acknowledge, holidays) : null,
    answerBy: dueDate(received, answer, holidays),
  };
}

/** Opens a case of each kind for a contact, once; answers those that are new, in the order of `kinds`. */
export async function openCases(tx: Tx, request: OpenCase): Promise<OpenedCase[]> {
  const { contactId, residentId, now, kinds } = request;
  if (kinds.length === 0) return [];
  const asked = kinds.map((kind) => caseOf(request, kind));
  const rows = await tx.$queryRaw<{ kind: CaseKind }[]>`
    INSERT INTO "council_case" ("id", "reference", "kind", "contact_id", "resident_id", "opened_at", "acknowledge_by", "answer_by")
    SELECT gen_random_uuid(), c."reference", c."kind", ${contactId}::uuid, ${residentId}::uuid, ${now}::timestamptz,
           c."acknowledgeBy", c."answerBy"
    FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
      AS c ("reference" TEXT, "kind" TEXT, "acknowledgeBy" DATE, "answerBy" DATE)
    ON CONFLICT ("contact_id", "kind") DO NOTHING
    RETURNING "kind"`;
  const isNew = new Set(rows.map(({ kind }) => kind));
  return asked.filter(({ kind }) => isNew.has(kind));
}
