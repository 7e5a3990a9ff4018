/** Themes as they are stored, and the comments that new ones are proposed from. */
import type { Period, Theme, ThemeNew } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { isRestrictedSql } from '../restricted/index.ts';

/** So many comments at most are read, the newest first: themes are about what is said now. */
const MOST_COMMENTS = 2000;

/** What residents wrote on these days. Comments of contacts that few may read are left out. */
export async function readComments(db: Database, { from, to }: Period): Promise<string[]> {
  const rows = await db.$queryRaw<{ comment: string }[]>`
    SELECT f."comment" FROM "feedback" f JOIN "contact" c ON c."id" = f."contact_id"
    LEFT JOIN "conversation" v ON v."id" = c."conversation_id"
    WHERE f."comment" IS NOT NULL AND NOT ${isRestrictedSql}
      AND f."answered_at" >= ${from}::date::timestamp AT TIME ZONE 'Europe/London'
      AND f."answered_at" < (${to}::date + 1)::timestamp AT TIME ZONE 'Europe/London'
    ORDER BY f."answered_at" DESC, f."contact_id" LIMIT ${MOST_COMMENTS}::int`;
  return rows.map(({ comment }) => comment);
}

/** Open ones first, then those that were closed last. */
export async function readThemes(db: Database): Promise<Theme[]> {
  const rows = await db.feedbackTheme.findMany({
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { madeAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ id, name, words, owner, said, did, madeAt, closedAt, version }) => ({
    ...{ themeId: id, name, words, owner, said, did, version },
    madeAt: madeAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }));
}

export async function addTheme(
  db: Database,
  { id, theme, staffId, now }: { id: string; theme: ThemeNew; staffId: string; now: Date },
): Promise<void> {
  await db.feedbackTheme.create({ data: { id, ...theme, madeAt: now, madeBy: staffId } });
}

/** One conditional statement: closed once, and only over the version that was read. Answers whether it was. */
export async function closeTheme(
  db: Database,
  { id, version, did, staffId, now }: { id: string; version: number; did: string; staffId: string; now: Date },
): Promise<boolean> {
  const { count } = await db.feedbackTheme.updateMany({
    where: { id, version, closedAt: null },
    data: { did, closedAt: now, closedBy: staffId, version: { increment: 1 } },
  });
  return count === 1;
}

/** What everybody may read: what was said and what was done, the newest first. */
export async function readTold(db: Database): Promise<{ said: string; did: string; closedAt: Date }[]> {
  const rows = await db.feedbackTheme.findMany({
    where: { closedAt: { not: null } },
    orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
    take: 50,
  });
  return rows.flatMap(({ said, did, closedAt }) =>
    did === null || closedAt === null ? [] : [{ said, did, closedAt }],
  );
}
