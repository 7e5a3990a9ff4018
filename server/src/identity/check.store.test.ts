/** Checks on a real database: what a passed one changes, that failed ones stop further ones, also at once, and whom nobody can become. */
import { randomUUID } from 'node:crypto';
import type { IdentityItem } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { appendWithin } from '../conversation/index.ts';
import { takeTurn } from '../routing/turn.store.ts';
import { checkIdentity, forgetChecks } from './check.store.ts';
import type { Check } from './check.store.ts';

const HOUR_MS = 60 * 60 * 1000;
const LIMITS = { tries: 3, hours: 24 };
const RIGHT = new Map<IdentityItem, string>([
  ['postcode', 'ZZ11AA'],
  ['dateOfBirth', '1984-03-12'],
]);
const WRONG = new Map<IdentityItem, string>([...RIGHT, ['dateOfBirth', '1984-03-13']]);

let database: TestDatabase;
let staffId: string;
let number = 0;
let now = new Date('2026-11-28T10:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
  staffId = await newStaff();
});
afterAll(() => database.close());

async function newStaff(): Promise<string> {
  const id = randomUUID();
  const staff = { id, subject: `demo:${id}`, name: 'Bola', email: `${id}@demo.example`, role: 'agent' };
  await database.db.staff.create({ data: staff });
  return id;
}

async function newResident(answers: object = { dateOfBirth: '1984-03-12', paymentDay: '15' }) {
  const [id, reference] = [randomUUID(), `DEMO-9${String((number += 1)).padStart(3, '0')}`];
  const address = '1 Example Street (not a real place)';
  await database.db.resident.create({ data: { id, reference, name: 'Rosa Demo', address, postcode: 'ZZ1 1AA' } });
  const items = Object.entries(answers).map(([item, answer]) => ({ residentId: id, item, answer: String(answer) }));
  await database.db.identityItem.createMany({ data: items });
  return { id, reference };
}

async function newContact(conversation: { residentId?: string; identityLevel?: number; number?: string } = {}) {
  const [contactId, conversationId] = [randomUUID(), randomUUID()];
  await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat', ...conversation } });
  const contact = { id: contactId, conversationId, channel: 'webchat', state: 'assigned', assignedTo: staffId };
  await database.db.contact.create({ data: contact });
  return { contactId, conversationId };
}

const check = (contactId: string, residentReference: string | null, parts: Partial<Check> = {}) =>
  checkIdentity(
    { db: database.db, limits: LIMITS, now },
    { checkId: randomUUID(), contactId, staffId, residentReference, given: RIGHT, ...parts },
  );
const contactOf = (id: string) => database.db.contact.findUniqueOrThrow({ where: { id } });
const conversationOf = (id: string) => database.db.conversation.findUniqueOrThrow({ where: { id } });
const PASSED = { ok: true, outcome: { passed: true, stopped: false } };
const FAILED = { ok: true, outcome: { passed: false, stopped: false } };
const STOPPED = { ok: true, outcome: { passed: false, stopped: true } };

describe('a check that is passed', () => {
  it('links contact and thread to the resident, at level 2 from now', async () => {
    const [{ id, reference }, { contactId, conversationId }] = [await newResident(), await newContact()];
    const before = await contactOf(contactId);
    expect(await check(contactId, reference)).toMatchObject(PASSED);
    expect(await contactOf(contactId)).toMatchObject({
      ...{ residentId: id, identityLevel: 2, identityAt: now, version: before.version + 1 },
    });
    expect(await conversationOf(conversationId)).toMatchObject({ residentId: id, identityLevel: 0 });
  });

  it('raises the level of a contact that belongs to a resident, whom nobody has to choose', async () => {
    const { id } = await newResident();
    const { contactId } = await newContact({ residentId: id });
    expect(await check(contactId, null)).toMatchObject(PASSED);
    expect(await contactOf(contactId)).toMatchObject({ residentId: id, identityLevel: 2 });
  });

  it('leaves the thread of a number with nobody: the next who rings may be somebody else', async () => {
    const { id, reference } = await newResident();
    const { contactId, conversationId } = await newContact({ number: '+447700900150' });
    expect(await check(contactId, reference)).toMatchObject(PASSED);
    expect(await contactOf(contactId)).toMatchObject({ residentId: id, identityLevel: 2 });
    expect(await conversationOf(conversationId)).toMatchObject({ residentId: null, identityLevel: 0 });
  });

  it('counts in the turns of its contact, from a moment on, until that is closed or goes on elsewhere', async () => {
    const [{ id, reference }, { contactId, conversationId }] = [
      await newResident(),
      await newContact({ number: '+447700900151' }),
    ];
    await check(contactId, reference);
    const clientId = randomUUID();
    const said = { conversationId, clientId, kind: 'message', from: 'resident', text: 'Hello', turnDue: true } as const;
    await database.db.$transaction((tx) => appendWithin(tx, [said]));
    const known = async (countsFrom: Date) => {
      const turn = await database.db.$transaction((tx) => takeTurn(tx, conversationId, countsFrom));
      return [turn?.residentId, turn?.identityLevel];
    };
    const before = new Date(now.getTime() - 1);
    expect(await known(before)).toEqual([id, 2]);
    expect(await known(now)).toEqual([null, 0]);
    await database.db.contact.update({ where: { id: contactId }, data: { state: 'closed' } });
    expect(await known(before)).toEqual([null, 0]);
    await database.db.contact.update({ where: { id: contactId }, data: { state: 'assigned' } });
    await forgetChecks(database.db, conversationId);
    expect(await known(before)).toEqual([null, 0]);
  });
});

describe('a check that is not passed', () => {
  it('changes nothing but that there was one, and says no more than that', async () => {
    const [{ id, reference }, { contactId, conversationId }] = [await newResident(), await newContact()];
    const outcome = await check(contactId, reference, { given: WRONG });
    expect(outcome).toEqual({ ...FAILED, contactId, residentReference: reference });
    expect(await contactOf(contactId)).toMatchObject({ residentId: null, identityLevel: 0, identityAt: null });
    expect(await database.db.identityCheck.findMany({ where: { residentId: id } })).toMatchObject([
      { conversationId, contactId, staffId, passed: false, at: now },
    ]);
  });

  it('stops all further ones of that resident at the third, in any contact, for a day; right answers do not help', async () => {
    const { id, reference } = await newResident();
    for (const expected of [FAILED, FAILED, STOPPED])
      expect(await check((await newContact()).contactId, reference, { given: WRONG })).toMatchObject(expected);
    const { contactId } = await newContact();
    const fourth = await check(contactId, reference);
    expect(fourth).toMatchObject({ ok: false, problem: { code: 'not-allowed' } });
    if (!fourth.ok) expect(fourth.problem.detail).toMatch(/help hub.*letter/);
    expect(await database.db.identityCheck.count({ where: { residentId: id } })).toBe(3);
    const other = await newResident();
    expect(await check((await newContact()).contactId, other.reference)).toMatchObject(PASSED);
    now = new Date(now.getTime() + 24 * HOUR_MS);
    expect(await check(contactId, reference)).toMatchObject(PASSED);
  });

  it('is one of three at most, however many are made at once', async () => {
    const { id, reference } = await newResident();
    const contacts = await Promise.all(Array.from({ length: 6 }, () => newContact()));
    const made = await Promise.all(contacts.map(({ contactId }) => check(contactId, reference, { given: WRONG })));
    expect(made.filter(({ ok }) => ok)).toHaveLength(3);
    expect(made.filter((each) => each.ok && each.outcome.stopped)).toHaveLength(1);
    expect(await database.db.identityCheck.count({ where: { residentId: id } })).toBe(3);
  });

  it('is the same when it is sent again, whatever it says then', async () => {
    const [{ id, reference }, { contactId }] = [await newResident(), await newContact()];
    const checkId = randomUUID();
    const send = (given: Check['given']) => check(contactId, reference, { checkId, given });
    expect(await Promise.all([send(WRONG), send(WRONG)])).toMatchObject([FAILED, FAILED]);
    expect(await send(RIGHT)).toMatchObject(FAILED);
    expect(await database.db.identityCheck.count({ where: { residentId: id } })).toBe(1);
    const other = await newContact();
    expect(await check(other.contactId, reference, { checkId })).toMatchObject({ problem: { code: 'changed' } });
  });
});

describe('a check is refused, and costs no try,', () => {
  const REFUSED = (code: string, where?: string) => ({
    ok: false,
    problem: { code, ...(where !== undefined && { where }) },
  });

  it('to whoever does not hold the contact, and once it is over', async () => {
    const [{ reference }, { contactId }] = [await newResident(), await newContact()];
    const other = { staffId: await newStaff() };
    expect(await check(contactId, reference, other)).toMatchObject(REFUSED('contact-not-found', 'contactId'));
    await database.db.contact.update({ where: { id: contactId }, data: { state: 'wrap-up' } });
    expect(await check(contactId, reference)).toMatchObject(REFUSED('contact-not-found', 'contactId'));
    expect(await check(randomUUID(), reference)).toMatchObject(REFUSED('contact-not-found', 'contactId'));
  });

  it('for another resident than the contact’s own', async () => {
    const [{ id }, other] = [await newResident(), await newResident()];
    const { contactId } = await newContact({ residentId: id });
    expect(await check(contactId, other.reference)).toMatchObject(REFUSED('not-allowed', 'residentReference'));
    expect(await contactOf(contactId)).toMatchObject({ residentId: null, identityLevel: 0 });
  });

  it('where nobody is chosen, or nobody that we know', async () => {
    const { contactId } = await newContact();
    for (const reference of [null, 'DEMO-NONE'])
      expect(await check(contactId, reference)).toMatchObject(REFUSED('bad-payload', 'residentReference'));
  });

  it('where the council does not know enough to ask', async () => {
    const [{ id, reference }, { contactId }] = [
      await newResident({ councilTaxAccount: 'ZZ40010017' }),
      await newContact(),
    ];
    expect(await check(contactId, reference)).toMatchObject(REFUSED('method-not-allowed'));
    expect(await database.db.identityCheck.count({ where: { residentId: id } })).toBe(0);
  });
});
