/**
 * How supervisors change what is kept as rows: nobody overwrites what they have not seen, every change stands with what was there
 * before and who made it, and the last one can be undone.
 */
import type { LastChange, Outcome, Refused } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import type * as z from 'zod';

/** What is kept of one kind, by subject: a person's id, a queue's name. */
export interface Shelf<T extends object> {
  kind: string;
  schema: z.ZodType<T>;
  read(tx: Tx, subject: string): Promise<{ version: number; value: T } | null>;
  /** `null` takes it away. */
  write(tx: Tx, subject: string, kept: { version: number; value: T } | null): Promise<void>;
  /** Why this may not be, beside what the schema says. */
  refuse(tx: Tx, subject: string, change: { value: T | null; staffId: string }): Promise<Refused | null>;
}

export interface Changing {
  subject: string;
  staffId: string;
  now: Date;
  newId: () => string;
}

const CHANGED = 'Somebody changed it meanwhile. Look at what stands there now, then change it again.';

/** One change of one subject at a time, also where there is nothing yet to lock. */
const lock = (tx: Tx, kind: string, subject: string) =>
  tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(${`${kind}:${subject}`}, 0))) l`;

const asJson = (value: object | null) =>
  value === null ? Prisma.DbNull : (value as unknown as Prisma.InputJsonObject);

/** `value`: what is to stand there, null for nothing. `version`: what whoever changes it saw there, 0 for nothing. */
export function changeKept<T extends object>(
  db: Database,
  shelf: Shelf<T>,
  { subject, version, value, ...by }: Changing & { version: number; value: T | null },
): Promise<Outcome> {
  return db.$transaction(async (tx) => {
    await lock(tx, shelf.kind, subject);
    const before = await shelf.read(tx, subject);
    if ((before?.version ?? 0) !== version) return refused('changed', CHANGED, { where: 'version' });
    const refusal = await shelf.refuse(tx, subject, { value, staffId: by.staffId });
    if (refusal) return refusal;
    await shelf.write(tx, subject, value && { version: version + 1, value });
    await note(tx, shelf.kind, { ...by, subject, before: before?.value ?? null, after: value });
    return { ok: true };
  });
}

/** Puts back what stood there before the last change. A change that was undone is not the last any more. */
export async function undoChange(
  db: Database,
  shelves: readonly Shelf<object>[],
  { changeId, ...by }: Omit<Changing, 'subject'> & { changeId: string },
): Promise<Outcome> {
  return db.$transaction(async (tx) => {
    const change = await tx.adminChange.findUnique({ where: { id: changeId } });
    const shelf = shelves.find(({ kind }) => kind === change?.kind);
    if (!change || !shelf) return refused('not-found', 'Choose a change from the page.', { where: 'changeId' });
    const { subject, kind } = change;
    await lock(tx, kind, subject);
    const last = await tx.adminChange.findFirst({
      where: { kind, subject, undoneAt: null },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      select: { id: true },
    });
    if (last?.id !== changeId) return refused('changed', CHANGED, { where: 'changeId' });
    const now = await shelf.read(tx, subject);
    const value = change.before === null ? null : shelf.schema.parse(change.before);
    const refusal = await shelf.refuse(tx, subject, { value, staffId: by.staffId });
    if (refusal) return refusal;
    await shelf.write(tx, subject, value && { version: (now?.version ?? 0) + 1, value });
    await tx.adminChange.update({ where: { id: changeId }, data: { undoneAt: by.now } });
    await note(tx, kind, { ...by, subject, before: now?.value ?? null, after: value, undoneAt: by.now });
    return { ok: true };
  });
}

interface Noted extends Changing {
  before: object | null;
  after: object | null;
  /** An undoing cannot itself be undone: one changes it again. */
  undoneAt?: Date;
}

async function note(tx: Tx, kind: string, { subject, staffId, now, newId, before, after, undoneAt }: Noted) {
  // What came from nothing, and was undone, leaves nothing on either side to tell of.
  if (before === null && after === null) return;
  const rest = { before: asJson(before), after: asJson(after), undoneAt: undoneAt ?? null };
  await tx.adminChange.create({
    data: { id: newId(), kind, subject, staffId, at: now, ...rest },
    select: { id: true },
  });
}

export interface Last extends LastChange {
  subject: string;
  /** What was taken away; null where something stands there. */
  removed: unknown;
}

/** The last change of each subject of a kind that was not undone. */
export async function lastChanges(db: Database | Tx, kind: string): Promise<ReadonlyMap<string, Last>> {
  const rows = await db.$queryRaw<{ id: string; subject: string; name: string; at: Date; removed: unknown }[]>`
    SELECT DISTINCT ON (c."subject") c."id", c."subject", s."name", c."at",
           CASE WHEN c."after" IS NULL THEN c."before" END AS removed
    FROM "admin_change" c JOIN "staff" s ON s."id" = c."staff_id"
    WHERE c."kind" = ${kind} AND c."undone_at" IS NULL
    ORDER BY c."subject", c."at" DESC, c."id" DESC`;
  return new Map(
    rows.map(({ id, subject, name, at, removed }) => [
      subject,
      { changeId: id, subject, by: name, at: at.toISOString(), removed },
    ]),
  );
}

/** As it travels. */
export const toLast = (last: Last | undefined): LastChange | null =>
  last ? { changeId: last.changeId, by: last.by, at: last.at } : null;
