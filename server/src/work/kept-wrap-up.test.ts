import { expect, it } from '@jest/globals';
import { afterKill, withOwnDatabase } from '../../test/support/own-database.ts';
import { openWorld } from './testing/world.ts';

it('a wrap-up that was answered outlives a database that dies in that moment', async () => {
  await withOwnDatabase(async (own) => {
    const { work, ...world } = openWorld(own.db);
    const staffId = await world.agent('Priya Demo');
    await world.queue();
    const { contactId } = (await world.accept(staffId)).contact;
    await work.endContact(staffId, contactId);
    await work.wrapUp(staffId, { contactId, disposition: 'resolved', note: 'Sent the form.' });

    await afterKill(own, async (after) => {
      expect(await after.contact.findUnique({ where: { id: contactId } })).toMatchObject({
        ...{ state: 'closed', disposition: 'resolved', wrapUpNote: 'Sent the form.' },
      });
    });
  });
}, 60_000);
