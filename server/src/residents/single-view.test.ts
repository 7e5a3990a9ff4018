import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { singleViewEventSchema } from '@hub/contract';
import type { PanelName, PanelOf, SingleViewEvent, StaffRole } from '@hub/contract';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { createAudit } from '../audit/index.ts';
import { sendReport } from '../forms/testing/report.ts';
import { createSingleView } from './index.ts';

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

const CONTACT = '00000002-0000-4000-8000-000000000000';
const ADVISER = '00000003-0000-4000-8000-000000000001';

async function view(residentId: string | null, role: StaffRole = 'agent'): Promise<SingleViewEvent[]> {
  const told: SingleViewEvent[] = [];
  const { db } = database;
  const clock = () => NOW;
  const tell = createSingleView({ db, clock, forms: [], offices: {}, audit: createAudit(db, clock) });
  const viewer = { staffId: ADVISER, role, holds: true };
  const request = { contactId: CONTACT, residentId, identityLevel: 2, viewer };
  await tell(request, (event) => told.push(singleViewEventSchema.parse(event)));
  return told;
}

function panel<N extends PanelName>(told: readonly SingleViewEvent[], name: N): PanelOf<N> {
  const found = told.flatMap((event) => (event.event === 'panel' && event.panel.panel === name ? [event.panel] : []));
  return found.at(-1) as PanelOf<N>;
}

describe('the single view', () => {
  it('says how to find out who somebody is while that is not known', async () => {
    expect(await view(null)).toEqual([{ event: 'unknown', howToIdentify: expect.any(String) }]);
  });

  it('shows needs and flags in words, and hides none that has no words yet', async () => {
    expect(panel(await view(RESIDENT), 'resident')).toMatchObject({
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
    });
  });

  it('shows the newest twenty contacts of eight weeks, of every channel', async () => {
    const contacts = panel(await view(RESIDENT), 'contacts');
    if (contacts.state !== 'ready') throw new Error('the contacts could not be read');
    expect(contacts.data).toHaveLength(20);
    expect(contacts.data[0]).toMatchObject({
      channel: 'letter',
      subject: 'Potholes',
      outcome: 'Call back arranged',
    });
    expect(contacts.data[1]).toMatchObject({
      channel: 'phone',
      subject: 'Not known yet',
      outcome: 'Outcome not known',
    });
    expect(contacts.data.every(({ startedAt }) => startedAt >= daysAgo(56).toISOString())).toBe(true);
  });

  it('shows how a contact was rated, but not to the agent who dealt with it', async () => {
    const { db } = database;
    await db.staff.create({
      data: { id: ADVISER, subject: 'a', name: 'Bola Demo', email: 'bola@demo.example', role: 'agent' },
    });
    const [own = '', other = ''] = ['000000000000', '000000000001'].map((end) => `00000002-0000-4000-8000-${end}`);
    await db.contact.update({ where: { id: own }, data: { assignedTo: ADVISER } });
    await db.feedback.createMany({
      data: [own, other].map((contactId) => ({
        ...{ contactId, channel: 'phone', how: 'call', askedAt: NOW, score: 4, answeredAt: NOW },
      })),
    });
    const ratings = async (role: StaffRole) => {
      const contacts = panel(await view(RESIDENT, role), 'contacts');
      return contacts.state === 'ready' ? contacts.data.slice(0, 3).map(({ rating }) => rating) : [];
    };
    expect(await ratings('agent')).toEqual([null, 4, null]);
    expect(await ratings('supervisor')).toEqual([4, 4, null]);
  });

  it('says of a restricted contact that there was one, and no more, but to the trusted and whoever helped in it', async () => {
    const { db } = database;
    const id = '00000002-0000-4000-8000-000000000002';
    const shown = async () => {
      const contacts = panel(await view(RESIDENT), 'contacts');
      return contacts.state === 'ready' ? contacts.data.find(({ contactId }) => contactId === id) : undefined;
    };
    const hidden = { subject: 'A restricted contact', outcome: 'Not shown to you', rating: null };
    const adviser = (skills: string[]) => db.staff.update({ where: { id: ADVISER }, data: { skills } });

    await db.contact.update({ where: { id }, data: { signal: 'domestic-abuse' } });
    expect(await shown()).toMatchObject(hidden);
    await adviser(['safeguarding']);
    expect(await shown()).toMatchObject({ subject: 'Not known yet', outcome: 'Outcome not known' });

    await adviser([]);
    const helped = { id: RESIDENT, contactId: id, staffId: ADVISER, kind: 'consult' };
    await db.participant.create({ data: { ...helped, joinedAt: NOW, leftAt: NOW } });
    expect(await shown()).toMatchObject({ subject: 'Not known yet' });
    await db.participant.deleteMany({ where: { contactId: id } });

    // A newer signal takes nothing of it back: the first stands with its alert.
    await db.contact.update({ where: { id }, data: { signal: 'fire' } });
    expect(await shown()).toMatchObject({ subject: 'Not known yet' });
    await db.alert.create({ data: { id: RESIDENT, contactId: id, signal: 'child-risk', at: NOW } });
    expect(await shown()).toMatchObject(hidden);
  });

  it('has no panel of an office that is not connected', async () => {
    expect((await view(RESIDENT))[0]).toMatchObject({ event: 'opening', panels: ['resident', 'contacts', 'cases'] });
  });

  it("shows the resident's reports, as old as what the back office said of them", async () => {
    const { db } = database;
    const report = await sendReport(db, { now: daysAgo(3) });
    await db.formDraft.update({ where: { id: report.id }, data: { residentId: RESIDENT } });
    const asked = { state: 'sent', stage: 'allocated', askedAt: daysAgo(1), expectedOn: new Date('2026-12-01') };
    await db.submission.update({ where: { id: report.id }, data: asked });
    expect(panel(await view(RESIDENT), 'cases')).toMatchObject({
      state: 'ready',
      asOf: daysAgo(1).toISOString(),
      data: [{ reference: report.reference, stage: 'With a team', expectedOn: '2026-12-01' }],
    });
  });
});
