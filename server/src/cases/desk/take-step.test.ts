/** What is done about a case, on a day before Christmas: who may, what day it then has, and how the resident is told. */
import { randomUUID } from 'node:crypto';
import type { CaseStep } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { openCases } from '../index.ts';
import { answeredOnes, openOnes } from './desk-cases.store.ts';
import type { Asker } from './desk-cases.store.ts';
import { onDesk } from './on-desk.ts';
import { takeStep } from './take-step.ts';

const NOW = new Date('2026-12-10T10:00:00.000Z');
const holidays = new Set(['2026-12-25', '2026-12-28', '2027-01-01']);
const settings = new Map([
  ['complaintAcknowledgeDays', 5],
  ['complaintStageOneDays', 10],
  ['complaintStageTwoDays', 20],
]);

let database: TestDatabase;
let supervisor: Asker;
let agent: Asker;
beforeAll(async () => {
  database = await testDatabase();
  supervisor = { staffId: await staff('supervisor'), role: 'supervisor', isTrained: false };
  agent = { staffId: await staff('agent'), role: 'agent', isTrained: false };
});
afterAll(() => database.close());

async function staff(role: string): Promise<string> {
  const id = randomUUID();
  await database.db.staff.create({ data: { id, subject: id, name: role, email: `${id}@demo.example`, role } });
  return id;
}

/** A complaint of a resident that came in by that channel. */
async function complaint(channel: string, number: string | null = null) {
  const { db } = database;
  const [residentId, conversationId, contactId] = [randomUUID(), randomUUID(), randomUUID()];
  const record = { name: 'Ion Munteanu', address: '1 Example Street', postcode: 'ZZ1 1AA' };
  await db.resident.create({ data: { id: residentId, reference: residentId, ...record } });
  await db.conversation.create({ data: { id: conversationId, channel, residentId, number } });
  await db.contact.create({ data: { id: contactId, conversationId, residentId, channel } });
  await openCases(db, { contactId, residentId, kinds: ['complaint'], now: NOW, holidays, settings });
  const { id: caseId } = await db.councilCase.findFirstOrThrow({ where: { contactId } });
  return { caseId, contactId, conversationId, residentId };
}

const step = (asker: Asker, caseId: string, given: CaseStep) =>
  takeStep(
    {
      ...{ db: database.db, clock: () => NOW, newId: () => randomUUID(), council: 'Marlow Reach Council' },
      ...{ holidays: () => holidays, settings: () => settings, personText: 'I want to talk to a person' },
    },
    asker,
    caseId,
    given,
  );

const shown = { isTrained: false, holidays, nobody: 'Resident' };
const listed = async (asker: Asker, caseId: string) =>
  (await openOnes(database.db, asker)).rows.map((row) => onDesk(row, shown)).find((each) => each.caseId === caseId);
const thread = async (conversationId: string) =>
  (await database.db.event.findMany({ where: { conversationId }, orderBy: { seq: 'asc' } })).map(({ text }) => text);
const tasksOf = (contactId: string) =>
  database.db.duty.count({ where: { contactId, what: 'tell-case', doneAt: null } });

describe('a case on the desk', () => {
  it('is due to be acknowledged first, then to be answered, by the settings of the policy', async () => {
    const { caseId } = await complaint('webchat');
    expect(await listed(supervisor, caseId)).toMatchObject({ dueBy: '2026-12-17', answerBy: '2026-12-24', stage: 1 });
    await step(supervisor, caseId, { step: 'acknowledged' });
    expect(await listed(supervisor, caseId)).toMatchObject({ dueBy: '2026-12-24', acknowledgeBy: null });
  });

  it('is changed by a supervisor, and by whoever deals with a contact of the resident', async () => {
    const { caseId, contactId } = await complaint('webchat');
    expect(await listed(agent, caseId)).toMatchObject({ mayChange: false });
    expect(await step(agent, caseId, { step: 'answered' })).toMatchObject({ problem: { code: 'not-allowed' } });
    const held = { assignedTo: agent.staffId, state: 'assigned' };
    await database.db.contact.update({ where: { id: contactId }, data: held });
    expect(await step(agent, caseId, { step: 'answered' })).toMatchObject({ ok: true });
  });

  it('is nothing to somebody close, and nameless to whoever may not read what few may', async () => {
    const own = await complaint('webchat');
    const { staffId } = supervisor;
    await database.db.staffRelation.create({ data: { staffId, residentId: own.residentId, kind: 'family' } });
    expect(await listed(supervisor, own.caseId)).toBeUndefined();
    expect(await step(supervisor, own.caseId, { step: 'answered' })).toMatchObject({ problem: { code: 'not-found' } });

    const { caseId, conversationId } = await complaint('webchat');
    await database.db.conversation.update({ where: { id: conversationId }, data: { restricted: true } });
    expect(await listed(supervisor, caseId)).toMatchObject({ residentName: 'Resident', mayChange: false });
    const trained = { ...supervisor, isTrained: true };
    expect(await step(trained, caseId, { step: 'acknowledged' })).toMatchObject({ ok: true });
  });
});

describe('a review', () => {
  it('opens the second stage with days of its own over the holidays, once, and tells the resident', async () => {
    const { caseId, contactId, conversationId } = await complaint('webchat');
    const asked = await step(supervisor, caseId, { step: 'review' });
    if (!asked.ok) throw new Error(asked.problem.detail);
    const { stepped } = asked;
    expect(stepped).toMatchObject({ told: 'chat', answerBy: '2027-01-12' });
    expect(await step(supervisor, caseId, { step: 'review' })).toMatchObject({
      stepped: { told: null, reference: stepped.reference },
    });
    const cases = await database.db.councilCase.findMany({ where: { contactId }, orderBy: { stage: 'asc' } });
    expect(cases.map(({ stage, closedAt }) => [stage, closedAt !== null])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(await thread(conversationId)).toEqual([
      `We will look at your complaint again. The reference of the review is ${stepped.reference}. We will answer by 12 January 2027.`,
    ]);
    const second = cases[1]?.id ?? '';
    expect(await listed(supervisor, second)).toMatchObject({ stage: 2, mayReview: false, dueBy: '2026-12-17' });
    expect(await step(supervisor, second, { step: 'review' })).toMatchObject({ problem: { code: 'not-allowed' } });
  });

  it('may still be asked for once the first stage is answered', async () => {
    const { caseId } = await complaint('webchat');
    const reviewable = async () => (await answeredOnes(database.db, supervisor, NOW)).map((row) => row.caseId);
    expect(await reviewable()).not.toContain(caseId);
    await step(supervisor, caseId, { step: 'answered' });
    expect(await reviewable()).toContain(caseId);
    await step(supervisor, caseId, { step: 'review' });
    expect(await reviewable()).not.toContain(caseId);
  });
});

describe('a later day', () => {
  const extend = { step: 'extend', until: '2027-01-04', reason: 'The surveyor is away' } as const;

  it('is told in the chat with its reason, and given once', async () => {
    const { caseId, conversationId, contactId } = await complaint('webchat');
    for (const told of ['chat', null])
      expect(await step(supervisor, caseId, extend)).toMatchObject({ stepped: { told, answerBy: '2027-01-04' } });
    expect(await thread(conversationId)).toEqual([
      expect.stringMatching(/We will now answer by 4 January 2027\. The reason is: The surveyor is away$/),
    ]);
    expect(await listed(supervisor, caseId)).toMatchObject({
      extended: { reason: 'The surveyor is away', dueBefore: '2026-12-24' },
      extendTo: '2027-01-12',
    });
    expect(await tasksOf(contactId)).toBe(0);
  });

  it('goes out by text without the reason', async () => {
    const { caseId, conversationId } = await complaint('sms', '+447700900123');
    expect(await step(supervisor, caseId, extend)).toMatchObject({ stepped: { told: 'text' } });
    const texts = await database.db.smsOutbound.findMany({ where: { conversationId } });
    expect(texts).toMatchObject([{ state: 'due', body: expect.stringContaining('4 January 2027') }]);
    expect(JSON.stringify(texts)).not.toContain('surveyor');
  });

  it('is for a person to tell where neither reaches them', async () => {
    const { db } = database;
    const letter = await complaint('letter');
    expect(await step(supervisor, letter.caseId, extend)).toMatchObject({ stepped: { told: 'person' } });
    expect(await tasksOf(letter.contactId)).toBe(1);
    const silent = await complaint('sms', '+447700900124');
    await db.resident.update({ where: { id: silent.residentId }, data: { needs: ['no-texts'] } });
    expect(await step(supervisor, silent.caseId, extend)).toMatchObject({ stepped: { told: 'person' } });
    const texts = await db.smsOutbound.findMany({ where: { conversationId: silent.conversationId } });
    expect(texts).toMatchObject([{ state: 'held' }]);
    expect(await tasksOf(silent.contactId)).toBe(1);
  });

  it('is refused for a day too late and for what is answered', async () => {
    const { caseId } = await complaint('webchat');
    const late = { ...extend, until: '2027-01-13' };
    expect(await step(supervisor, caseId, late)).toMatchObject({ problem: { code: 'bad-payload', where: 'until' } });
    await step(supervisor, caseId, { step: 'answered' });
    expect(await step(supervisor, caseId, extend)).toMatchObject({ problem: { code: 'not-allowed' } });
  });
});
