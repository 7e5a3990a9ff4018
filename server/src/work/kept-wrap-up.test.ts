import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { withOwnDatabase } from '../../test/support/own-database.ts';
import { openDatabase } from '../platform/database/client.ts';
import { startEmbedded } from '../platform/database/embedded.ts';
import { openWorld } from './testing/world.ts';

it('a wrap-up that was answered outlives a database that dies in that moment', async () => {
  await withOwnDatabase(async ({ db, url, dir }) => {
    const { work, ...world } = openWorld(db);
    const staffId = await world.agent('Priya Demo');
    await world.queue();
    const { contactId } = (await world.accept(staffId)).contact;
    await work.endContact(staffId, contactId);
    await work.wrapUp(staffId, { contactId, disposition: 'resolved', note: 'Sent the form.' });

    process.kill(Number(readFileSync(join(dir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    const again = await startEmbedded(dir);
    const after = openDatabase(url, 1, () => undefined);
    expect(await after.contact.findUnique({ where: { id: contactId } })).toMatchObject({
      ...{ state: 'closed', disposition: 'resolved', wrapUpNote: 'Sent the form.' },
    });
    await after.$disconnect();
    await again.stop();
  });
}, 60_000);
