import { expect, it } from '@jest/globals';
import { afterKill, withOwnDatabase } from '../../test/support/own-database.ts';
import { appendAudit } from './audit.store.ts';
import { checkTrail } from './check-trail.ts';

const ENTRIES = 20;

it('keeps an entry with the change that came after it, when the database dies in that moment', async () => {
  await withOwnDatabase(async (own) => {
    const { db } = own;
    for (let id = 0; id < ENTRIES; id += 1)
      await appendAudit(
        db,
        [
          {
            ...{ at: '2026-11-27T09:00:00.000Z', staffId: '10000000-0000-4000-8000-000000000001' },
            ...{ action: 'contact-ended', subject: { kind: 'contact', id: String(id) }, outcome: 'asked' },
          },
        ],
        'with-change',
      );
    await db.conversation.create({ data: { id: '20000000-0000-4000-8000-000000000001', channel: 'webchat' } });

    await afterKill(own, async (after) => {
      expect(await after.conversation.count()).toBe(1);
      expect(await checkTrail(after)).toMatchObject({ ok: true, chain: { entries: BigInt(ENTRIES) } });
    });
  });
}, 60_000);
