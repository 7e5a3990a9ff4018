/** Codes on a real database: to which number alone, what the right digits change, and how often anything may be tried. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { writeAsked } from '../channels/sms/index.ts';
import { checkCode } from './check-code.store.ts';
import { sendCode } from './send-code.store.ts';

const MINUTE_MS = 60_000;
const LIMITS = { tries: 3, hours: 24 };
const PHONE = '+447700900188';

let database: TestDatabase;
let staffId: string;
let made = 0;
let now = new Date('2026-11-30T10:00:00Z');
const later = (minutes: number) => (now = new Date(now.getTime() + minutes * MINUTE_MS));
const marker = (text: string) => new Uint8Array(Buffer.from(text.padEnd(64)).subarray(0, 64));

beforeAll(async () => {
  database = await testDatabase();
  staffId = randomUUID();
  const staff = { id: staffId, subject: `demo:${staffId}`, name: 'Bola', email: 'bola@demo.example', role: 'agent' };
  await database.db.staff.create({ data: staff });
});
afterAll(() => database.close());

async function newResident(parts: { phone?: string | null; lineType?: string; safeContact?: string } = {}) {
  const [id, reference] = [randomUUID(), `DEMO-8${String((made += 1)).padStart(3, '0')}`];
  const place = { address: '1 Example Street (not a real place)', postcode: 'ZZ1 1AA' };
  const number = { phone: PHONE, lineType: 'mobile', ...parts };
  await database.db.resident.create({ data: { id, reference, name: 'Rosa Demo', ...place, ...number } });
  return { id, reference };
}

async function newContact(parts: { number?: string; identityLevel?: number; identityAt?: Date } = {}) {
  const { number = null, ...level } = parts;
  const [contactId, conversationId] = [randomUUID(), randomUUID()];
  await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat', number } });
  const held = { conversationId, channel: 'webchat', state: 'assigned', assignedTo: staffId, ...level };
  await database.db.contact.create({ data: { id: contactId, ...held } });
  return contactId;
}

const send = (contactId: string, residentReference: string, parts: object = {}) =>
  sendCode(
    { db: database.db, limits: LIMITS, now, marker, council: 'Demo Council', writeText: writeAsked },
    { codeId: randomUUID(), contactId, staffId, residentReference, ...parts },
  );
const tryCode = (contactId: string, residentReference: string, digits: string, parts: object = {}) =>
  checkCode(
    { db: database.db, limits: LIMITS, now, marker, countsFrom: new Date(now.getTime() - 60 * MINUTE_MS) },
    { checkId: randomUUID(), contactId, staffId, residentReference, digits, ...parts },
  );

/** What was texted in a contact, newest last. */
async function texts(contactId: string) {
  const { conversationId } = await database.db.contact.findUniqueOrThrow({ where: { id: contactId } });
  return database.db.smsOutbound.findMany({
    where: { conversationId: conversationId ?? '' },
    orderBy: { createdAt: 'asc' },
  });
}
async function lastDigits(contactId: string): Promise<string> {
  const body = (await texts(contactId)).at(-1)?.body ?? '';
  return /\d{6}/.exec(body)?.[0] ?? '';
}
const otherThan = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
const contactOf = (id: string) => database.db.contact.findUniqueOrThrow({ where: { id } });
const REFUSED = (code: string, detail?: RegExp) => ({
  ok: false,
  problem: { code, ...(detail && { detail: expect.stringMatching(detail) as unknown }) },
});

describe('a code', () => {
  it('goes to the number on the record, with nothing about anybody in it, and is kept as a mark alone', async () => {
    const { reference, id } = await newResident();
    const contactId = await newContact({ number: '+447700900199' });
    expect(await send(contactId, reference)).toMatchObject({ ok: true, until: new Date(now.getTime() + 600_000) });
    const [text] = await texts(contactId);
    expect(text?.receiver).toBe(PHONE);
    expect(text?.body).toMatch(
      /^Demo Council: your code is \d{6}\. Only tell it to the adviser you are speaking to\. It works for 10 minutes\.$/,
    );
    expect(text?.segments).toBe(1);
    const [kept] = await database.db.identityCode.findMany({ where: { residentId: id } });
    expect(kept).toMatchObject({ contactId, misses: 0 });
  });

  it('proves level 1 in this contact, once', async () => {
    const { reference, id } = await newResident();
    const contactId = await newContact();
    await send(contactId, reference);
    const digits = await lastDigits(contactId);
    expect(await tryCode(contactId, reference, digits)).toMatchObject({ outcome: { passed: true, stopped: false } });
    expect(await contactOf(contactId)).toMatchObject({ residentId: id, identityLevel: 1, identityAt: now });
    expect(await tryCode(contactId, reference, digits)).toMatchObject(REFUSED('not-found'));
  });

  it('never lowers what was proved better just before', async () => {
    const { reference } = await newResident();
    const contactId = await newContact({ identityLevel: 2, identityAt: now });
    await send(contactId, reference);
    const digits = await lastDigits(contactId);
    expect(await tryCode(contactId, reference, digits)).toMatchObject({ outcome: { passed: true } });
    expect(await contactOf(contactId)).toMatchObject({ identityLevel: 2 });
  });

  it('does not count in another contact, for another resident, after ten minutes, or once there is a newer one', async () => {
    const [{ reference }, other] = [await newResident(), await newResident()];
    const [contactId, elsewhere] = [await newContact(), await newContact()];
    await send(contactId, reference);
    const first = await lastDigits(contactId);
    expect(await tryCode(elsewhere, reference, first)).toMatchObject(REFUSED('not-found'));
    expect(await tryCode(contactId, other.reference, first)).toMatchObject(REFUSED('not-found'));
    later(5);
    await send(contactId, reference);
    const second = await lastDigits(contactId);
    if (first !== second)
      expect(await tryCode(contactId, reference, first)).toMatchObject({ outcome: { passed: false } });
    later(10);
    expect(await tryCode(contactId, reference, second)).toMatchObject(REFUSED('not-found'));
  });

  it('is gone after three wrong tries, which stop all checks of that resident', async () => {
    const { reference, id } = await newResident();
    const contactId = await newContact();
    await send(contactId, reference);
    const digits = await lastDigits(contactId);
    const outcomes = [];
    for (let index = 0; index < 3; index += 1) outcomes.push(await tryCode(contactId, reference, otherThan(digits)));
    expect(outcomes).toMatchObject([false, false, true].map((stopped) => ({ outcome: { passed: false, stopped } })));
    expect(await tryCode(contactId, reference, digits)).toMatchObject(REFUSED('not-allowed', /help hub.*letter/));
    expect(await send(await newContact(), reference)).toMatchObject(REFUSED('not-allowed', /help hub.*letter/));
    expect(await database.db.identityCode.count({ where: { residentId: id, mac: { not: null } } })).toBe(0);
    expect(await contactOf(contactId)).toMatchObject({ identityLevel: 0, residentId: null });
  });

  it('is tried no more than three times however many come at once', async () => {
    const { reference } = await newResident();
    const contactId = await newContact();
    await send(contactId, reference);
    const wrong = otherThan(await lastDigits(contactId));
    const tried = await Promise.all(Array.from({ length: 6 }, () => tryCode(contactId, reference, wrong)));
    expect(tried.filter(({ ok }) => ok)).toHaveLength(3);
  });

  it('is one text, and one try, when either is sent again', async () => {
    const { reference } = await newResident();
    const contactId = await newContact();
    const codeId = randomUUID();
    const sent = await Promise.all([send(contactId, reference, { codeId }), send(contactId, reference, { codeId })]);
    expect(sent).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await texts(contactId)).toHaveLength(1);
    const [digits, checkId] = [await lastDigits(contactId), randomUUID()];
    for (let index = 0; index < 2; index += 1)
      expect(await tryCode(contactId, reference, digits, { checkId })).toMatchObject({ outcome: { passed: true } });
  });
});

describe('no code is sent', () => {
  it('more than three times an hour to one resident, from whichever contact', async () => {
    const { reference } = await newResident();
    for (let index = 0; index < 3; index += 1)
      expect(await send(await newContact(), reference)).toMatchObject({ ok: true });
    expect(await send(await newContact(), reference)).toMatchObject(REFUSED('too-many-messages', /two questions/));
    later(60);
    expect(await send(await newContact(), reference)).toMatchObject({ ok: true });
  });

  it.each([
    ['a landline', { phone: '+441632960123', lineType: 'landline' }, /no mobile number/],
    ['a landline that the record calls a mobile', { phone: '+441632960123' }, /no mobile number/],
    ['a mobile that the record calls a landline', { lineType: 'landline' }, /no mobile number/],
    ['nobody’s number', { phone: null }, /no mobile number/],
    ['somebody whom a text may harm', { safeContact: 'no' }, /not be safe/],
  ])('to %s', async (_what, parts, detail) => {
    const { reference } = await newResident(parts);
    const contactId = await newContact();
    expect(await send(contactId, reference)).toMatchObject(REFUSED('not-allowed', detail));
    expect(await texts(contactId)).toEqual([]);
  });

  it('after STOP', async () => {
    const phone = '+447700900177';
    await database.db.smsNumber.create({ data: { number: phone, stoppedAt: now } });
    const { reference } = await newResident({ phone });
    expect(await send(await newContact(), reference)).toMatchObject(REFUSED('not-allowed', /no more texts/));
  });

  it('by whoever does not hold the contact', async () => {
    const { reference } = await newResident();
    const contactId = await newContact();
    const other = { staffId: randomUUID() };
    expect(await send(contactId, reference, other)).toMatchObject(REFUSED('contact-not-found'));
    expect(await tryCode(contactId, reference, '123456', other)).toMatchObject(REFUSED('contact-not-found'));
  });
});
