import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { appendAudit } from './audit.store.ts';
import { checkTrail } from './check-trail.ts';
import type { AuditEntry } from './entry.ts';

const entry = (id: string): AuditEntry => ({
  at: '2026-11-27T09:00:00.000Z',
  staffId: '10000000-0000-4000-8000-000000000001',
  action: 'contact-read',
  subject: { kind: 'contact', id },
  outcome: 'asked',
});

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** As somebody with the keys of the database could. */
const tamper = (statement: string) =>
  database.db.$transaction([
    database.db.$executeRawUnsafe('ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_only_added"'),
    database.db.$executeRawUnsafe(statement),
    database.db.$executeRawUnsafe('ALTER TABLE "audit_entry" ENABLE TRIGGER "audit_entry_only_added"'),
  ]);

describe('the audit trail', () => {
  it('is one whole chain, however many write at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, at) => appendAudit(database.db, [entry(`a${at}`), entry(`b${at}`)])),
    );
    expect(await checkTrail(database.db)).toMatchObject({ ok: true, chain: { entries: 80n } });
  });

  it('lets nobody change or remove an entry', async () => {
    for (const statement of [
      'UPDATE "audit_entry" SET "seq" = 900',
      'DELETE FROM "audit_entry"',
      'TRUNCATE "audit_entry"',
    ])
      await expect(database.db.$executeRawUnsafe(statement)).rejects.toThrow('the audit trail is only added to');
  });

  it('shows where it was changed by somebody with the keys of the database', async () => {
    await tamper(`UPDATE "audit_entry" SET "entry" = '{"staffId":"somebody else"}' WHERE "seq" = 42`);
    expect(await checkTrail(database.db)).toEqual({ ok: false, at: 42n });
    await tamper('DELETE FROM "audit_entry" WHERE "seq" = 7');
    expect(await checkTrail(database.db)).toEqual({ ok: false, at: 7n });
  });
});
