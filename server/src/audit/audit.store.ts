/** The audit trail in the database: added to, read for those who look after it, and read again from its beginning to be checked. */
import { Prisma } from '../generated/prisma/client.ts';
import { rowsOf } from '../platform/database/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { commitSoon } from '../platform/database/commit-soon.ts';
import type { AuditEntry } from './entry.ts';
import type { SealedEntry } from './verify.ts';

/**
 * Adds entries, in their order. Whatever they tell of may be done only when this has come back. `kept` is when they must be on the disk:
 * at once, as for what is only read; or with the change that they tell of, which is never kept without what was committed before it.
 */
export async function appendAudit(
  db: Database | Tx,
  entries: readonly AuditEntry[],
  kept: 'at-once' | 'with-change' = 'at-once',
): Promise<void> {
  const commit = kept === 'with-change' ? commitSoon : Prisma.sql`NULL`;
  await rowsOf(
    db,
    Prisma.sql`
      SELECT "audit_append"(e."entry"), ${commit} FROM json_array_elements(${JSON.stringify(entries)}::json) WITH ORDINALITY AS e ("entry", "at")
      ORDER BY e."at"`,
  );
}

export interface AuditFilter {
  /** Of one member of staff, by their email address. */
  staff: string | null;
  /** Of one resident, by their reference: their record, and contacts, threads and forms of theirs. */
  resident: string | null;
  from: Date | null;
  until: Date | null;
  /** Only what was refused. */
  refused: boolean;
  /** Entries before this one. */
  before: bigint | null;
}

export interface AuditRow {
  seq: bigint;
  entry: AuditEntry;
  staffName: string | null;
  residentReference: string | null;
}

export const PAGE = 50;

/** The newest entries that fit, at most a page. */
export async function readAudit(db: Database, filter: AuditFilter): Promise<AuditRow[]> {
  const { staff, resident, from, until, refused, before } = filter;
  return db.$queryRaw<AuditRow[]>`
    SELECT a."seq", a."entry", s."name" AS "staffName", coalesce(r."reference", named."reference") AS "residentReference"
    FROM "audit_entry" a
    LEFT JOIN "staff" s ON s."id"::text = a."entry" ->> 'staffId'
    LEFT JOIN LATERAL (
      SELECT coalesce(
        (SELECT c."resident_id" FROM "contact" c WHERE c."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT v."resident_id" FROM "conversation" v WHERE v."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT d."resident_id" FROM "form_draft" d WHERE d."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT c."resident_id" FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id" WHERE o."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT c."resident_id" FROM "duty" u JOIN "contact" c ON c."id" = u."contact_id" WHERE u."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT c."resident_id" FROM "call_recording" k JOIN "contact" c ON c."id" = k."contact_id" WHERE k."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT v."resident_id" FROM "photo" p JOIN "conversation" v ON v."id" = p."conversation_id" WHERE p."id"::text = a."entry" -> 'subject' ->> 'id'),
        (SELECT coalesce(q."resident_id", c."resident_id") FROM "council_case" q JOIN "contact" c ON c."id" = q."contact_id" WHERE q."id"::text = a."entry" -> 'subject' ->> 'id')
      ) AS "id"
    ) whose ON true
    LEFT JOIN "resident" r ON r."id" = whose."id"
    LEFT JOIN "resident" named ON named."reference" = a."entry" -> 'subject' ->> 'id'
    WHERE (${staff}::text IS NULL OR a."entry" ->> 'staffId' = (SELECT "id"::text FROM "staff" WHERE lower("email") = lower(${staff})))
      AND (${resident}::text IS NULL OR upper(${resident}) IN (r."reference", named."reference"))
      AND (${from}::timestamptz IS NULL OR (a."entry" ->> 'at')::timestamptz >= ${from})
      AND (${until}::timestamptz IS NULL OR (a."entry" ->> 'at')::timestamptz < ${until})
      AND (NOT ${refused}::boolean OR a."entry" ->> 'outcome' = 'refused')
      AND (${before}::bigint IS NULL OR a."seq" < ${before})
    ORDER BY a."seq" DESC LIMIT ${PAGE}`;
}

/** The next entries after `after`, as they were sealed. */
export async function readSealed(db: Database, after: bigint, most: number): Promise<SealedEntry[]> {
  return db.$queryRaw<SealedEntry[]>`
    SELECT "seq", "entry"::text AS "entry", "previous", "hash" FROM "audit_entry"
    WHERE "seq" > ${after} ORDER BY "seq" LIMIT ${most}`;
}
