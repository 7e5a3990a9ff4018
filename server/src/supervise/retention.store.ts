/** What is kept how long: the period of recordings, which supervisors change, and how much there is of everything. */
import { retentionKindSchema, retentionValueSchema } from '@hub/contract';
import type { RetentionPage, RetentionValue } from '@hub/contract';
import { goesAt, recordingDaysNow, RECORDINGS } from '../channels/voice/index.ts';
import { PHOTO_DAYS } from '../photos/index.ts';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { lastChanges, toLast } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

const AHEAD_DAYS = 30;

export const retentionShelf: Shelf<RetentionValue> = {
  kind: 'retention',
  schema: retentionValueSchema,
  read: async (tx, kind) => {
    const row = await tx.retentionPeriod.findUnique({ where: { kind } });
    return row && { version: row.version, value: { days: row.days } };
  },
  write: async (tx, kind, kept) => {
    if (!kept) {
      await tx.retentionPeriod.delete({ where: { kind } });
      return;
    }
    const data = { ...kept.value, version: kept.version };
    await tx.retentionPeriod.upsert({ where: { kind }, create: { kind, ...data }, update: data });
  },
  refuse: (_tx, kind) =>
    Promise.resolve(
      kind === RECORDINGS
        ? null
        : refused('not-found', 'Only the period of recordings can be changed here.', { where: 'kind' }),
    ),
};

interface Counted {
  kind: string;
  kept: bigint;
  due: bigint | null;
}

/** How much is kept of each kind, and how much of it goes in the next 30 days: one statement. */
async function counts(db: Database, now: Date, rulesDays: number): Promise<RetentionPage['kinds']> {
  const until = new Date(now.getTime() + AHEAD_DAYS * 24 * 60 * 60 * 1000);
  const rows = await db.$queryRaw<Counted[]>`
    SELECT 'recording' AS kind, count(*) AS kept, count(*) FILTER (WHERE ${goesAt(rulesDays)} <= ${until}::timestamptz) AS due
    FROM "call_recording" WHERE "state" <> 'deleted'
    UNION ALL SELECT 'photo', count(*), count(*) FILTER (WHERE "added_at" + make_interval(days => ${PHOTO_DAYS}) <= ${until}::timestamptz)
    FROM "photo"
    UNION ALL SELECT 'session', count(*), count(*) FROM "staff_session"
    UNION ALL SELECT 'thread-code', n, n FROM (
      SELECT (SELECT count(*) FROM "thread_code") + (SELECT count(*) FROM "thread_code_miss") AS n) c
    UNION ALL SELECT 'identity-code', count(*), count(*) FROM "identity_code"
    UNION ALL SELECT 'sign-in', n, n FROM (
      SELECT (SELECT count(*) FROM "my_account_sign_in") + (SELECT count(*) FROM "oidc_store")
             + (SELECT count(*) FROM "break_glass_try") AS n) s
    UNION ALL SELECT 'presence', count(*), count(*) FROM "presence"
    UNION ALL SELECT 'conversation', count(*), NULL FROM "conversation"
    UNION ALL SELECT 'text', (SELECT count(*) FROM "sms_inbound") + (SELECT count(*) FROM "sms_outbound"), NULL
    UNION ALL SELECT 'call', count(*), NULL FROM "call"
    UNION ALL SELECT 'form', count(*), NULL FROM "form_draft"
    UNION ALL SELECT 'case', count(*), NULL FROM "council_case"
    UNION ALL SELECT 'feedback', count(*), NULL FROM "feedback"
    UNION ALL SELECT 'contact', count(*), NULL FROM "contact"
    UNION ALL SELECT 'decision', count(*), NULL FROM "decision"
    UNION ALL SELECT 'figures', (SELECT count(*) FROM "measure_day") + (SELECT count(*) FROM "touch"), NULL
    UNION ALL SELECT 'audit', count(*), NULL FROM "audit_entry"
    UNION ALL SELECT 'setting', count(*), NULL FROM "admin_change"`;
  return rows.map(({ kind, kept, due }) => ({
    kind: retentionKindSchema.parse(kind),
    kept: Number(kept),
    due: due === null ? null : Number(due),
  }));
}

export async function readRetention(
  db: Database,
  { now, rulesDays }: { now: Date; rulesDays: number },
): Promise<RetentionPage> {
  const [kinds, days, row, last] = await Promise.all([
    counts(db, now, rulesDays),
    recordingDaysNow(db, rulesDays),
    db.retentionPeriod.findUnique({ where: { kind: RECORDINGS } }),
    lastChanges(db, retentionShelf.kind),
  ]);
  return {
    kinds,
    recordings: { days, rulesDays, version: row?.version ?? 0, last: toLast(last.get(RECORDINGS)) },
  };
}
