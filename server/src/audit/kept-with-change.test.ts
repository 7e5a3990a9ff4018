import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { withOwnDatabase } from '../../test/support/own-database.ts';
import { openDatabase } from '../platform/database/client.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { appendAudit } from './audit.store.ts';
import { checkTrail } from './check-trail.ts';

const ENTRIES = 20;

it('keeps an entry with the change that came after it, when the database dies in that moment', async () => {
  await withOwnDatabase(async ({ db, url, dir }) => {
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

    process.kill(Number(readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    const again = await startEmbedded(dir);
    const after = openDatabase(url, 1, () => undefined);
    expect(await after.conversation.count()).toBe(1);
    expect(await checkTrail(after)).toMatchObject({ ok: true, chain: { entries: BigInt(ENTRIES) } });
    await after.$disconnect();
    await again.stop();
  });
}, 60_000);
