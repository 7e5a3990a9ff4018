/** Drafts of the rules in the database. A draft is written only by whoever read it last. */
import type { Prisma } from '../../generated/prisma/client.ts';
import { ruleDraftStateSchema } from '@hub/contract';
import type { Tx } from '../../platform/database/client.ts';
import type { ChangedTexts, Draft } from './draft.ts';

type Row = Prisma.RuleDraftGetPayload<object>;
const draftOf = (row: Row): Draft => ({
  ...row,
  state: ruleDraftStateSchema.parse(row.state),
  files: row.files as ChangedTexts,
});

export async function readRuleDraft(db: Tx, id: string): Promise<Draft | null> {
  const row = await db.ruleDraft.findUnique({ where: { id } });
  return row && draftOf(row);
}

export async function addRuleDraft(db: Tx, draft: Draft): Promise<void> {
  await db.ruleDraft.create({ data: { ...draft, files: draft.files } });
}

/** Writes a draft unless it was changed since it was read; says whether it was written. */
export async function saveRuleDraft(db: Tx, draft: Draft, now: Date): Promise<boolean> {
  const { id, revision, ...rest } = draft;
  const { count } = await db.ruleDraft.updateMany({
    where: { id, revision },
    data: { ...rest, files: rest.files, revision: revision + 1, changedAt: now },
  });
  return count === 1;
}

const SHOWN = 100;

/** The drafts that were worked on last, without their texts. */
export async function listRuleDrafts(db: Tx): Promise<Omit<Draft, 'files'>[]> {
  const rows = await db.ruleDraft.findMany({ orderBy: { changedAt: 'desc' }, take: SHOWN, omit: { files: true } });
  return rows.map((row) => ({ ...row, state: ruleDraftStateSchema.parse(row.state) }));
}

/** Drafts whose date has come. */
export async function dueRuleDrafts(db: Tx, now: Date): Promise<Draft[]> {
  const rows = await db.ruleDraft.findMany({
    where: { state: 'scheduled', publishAt: { lte: now } },
    orderBy: { publishAt: 'asc' },
  });
  return rows.map(draftOf);
}

/** Every id that a row ever had in rules that decided: stored reasons name them. */
export async function everUsedRows(db: Tx): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT found[1] AS "id"
    FROM "rule_set" s, json_each_text(s."files") f, regexp_matches(f.value, '"id": "([A-Z]{1,3}-[0-9]{2,4}[a-z]?)"', 'g') found
    WHERE f.key LIKE 'tables/%'`;
  return rows.map(({ id }) => id);
}

/** Names by id, of staff that still are and that were. */
export async function staffNames(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const staff = await db.staff.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(staff.map(({ id, name }) => [id, name]));
}
