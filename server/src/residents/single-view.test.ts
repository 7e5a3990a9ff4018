import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { singleViewSchema } from '@hub/contract';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { singleView } from './index.ts';
import { readPanels } from './single-view.ts';

const NOW = new Date('2026-11-24T10:00:00.000Z');
const RESIDENT = '00000001-0000-4000-8000-000000000001';
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const { db } = database;
  await db.resident.create({
    data: {
      id: RESIDENT,
      reference: 'R-0001',
      name: 'Rosa Demo',
      address: '1 Fictional Road, Demoton',
      postcode: 'ZZ1 1ZZ',
      language: 'ro',
      needs: ['large-print', 'new-need'],
      flags: ['breathing-space'],
      myAccountRegisteredAt: daysAgo(300),
      myAccountServices: ['Council tax'],
      demonstration: true,
    },
  });
  await db.service.create({
    data: {
      id: 'potholes',
      name: 'Potholes',
      summary: '',
      online: 'live',
      complex: false,
      path: '/services/potholes',
      position: 1,
    },
  });
  await db.contact.createMany({
    data: Array.from({ length: 30 }, (_, index) => ({
      id: `00000002-0000-4000-8000-${index.toString().padStart(12, '0')}`,
      residentId: RESIDENT,
      channel: index % 2 === 0 ? 'letter' : 'phone',
      serviceId: index === 0 ? 'potholes' : null,
      state: 'closed',
      disposition: index === 0 ? 'callback-arranged' : null,
      outcome: 'unknown',
      startedAt: daysAgo(index * 2 + 1),
    })),
  });
});
afterAll(() => database.close());

const view = (residentId: string | null) => singleView(database.db, { residentId, identityLevel: 2, now: NOW });

describe('the single view', () => {
  it('says how to find out who somebody is while that is not known', async () => {
    expect(await view(null)).toMatchObject({ known: false });
  });

  it('shows needs and flags in words, and hides none that has no words yet', async () => {
    const seen = singleViewSchema.parse(await view(RESIDENT));
    expect(seen).toMatchObject({
      known: true,
      resident: {
        state: 'ready',
        asOf: NOW.toISOString(),
        data: {
          reference: 'R-0001',
          address: '1 Fictional Road, Demoton, ZZ1 1ZZ',
          language: 'ro',
          identityLevel: 2,
          needs: [
            { code: 'large-print', label: 'Large print' },
            { code: 'new-need', label: 'new-need' },
          ],
          flags: [{ code: 'breathing-space', label: 'Breathing Space: no chasing for debt' }],
          demonstration: true,
        },
      },
      myAccount: { state: 'ready', data: { registered: true, lastSignInAt: null, services: ['Council tax'] } },
    });
  });

  it('shows the newest twenty contacts of eight weeks, of every channel', async () => {
    const seen = await view(RESIDENT);
    if (!seen.known || seen.contacts.state !== 'ready') throw new Error('the contacts could not be read');
    expect(seen.contacts.data).toHaveLength(20);
    expect(seen.contacts.data[0]).toMatchObject({
      channel: 'letter',
      subject: 'Potholes',
      outcome: 'Call back arranged',
    });
    expect(seen.contacts.data[1]).toMatchObject({
      channel: 'phone',
      subject: 'Not known yet',
      outcome: 'Outcome not known',
    });
    expect(seen.contacts.data.every(({ startedAt }) => startedAt >= daysAgo(56).toISOString())).toBe(true);
  });

  it('fails panel by panel: one that is dead takes nothing from the others', async () => {
    const dead = () => Promise.reject(new Error('the back office is down'));
    const account = { registered: false, registeredAt: null, lastSignInAt: null, services: [] };
    const seen = await readPanels(
      { resident: dead, contacts: () => Promise.resolve([]), myAccount: () => Promise.resolve(account) },
      NOW,
    );
    expect(seen).toMatchObject({
      resident: { state: 'unavailable', detail: 'This part could not be read. Try again in a moment.' },
      contacts: { state: 'ready', data: [] },
      myAccount: { state: 'ready', data: account },
    });
  });
});
