/** The ledger on the real database: written anew without a change, and put right by late evidence. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { restateLedger } from './ledger.store.ts';

/** The clock goes back on this day, which has 25 hours. */
const DAY = { from: '2026-10-25', to: '2026-10-25' };
const first = new Date('2026-10-24T23:00:00Z');
const last = new Date('2026-10-25T23:59:59Z');

describe('the ledger', () => {
  let database: TestDatabase;
  const service = 'bulky-waste';
  beforeAll(async () => {
    database = await testDatabase();
    await database.db.service.create({
      data: { id: service, name: service, summary: '', online: 'live', complex: false, path: '', position: 1 },
    });
  });
  afterAll(() => database.close());

  const contact = async (channel: string, startedAt: Date, acceptedAt: Date | null = null) => {
    const id = randomUUID();
    await database.db.contact.create({ data: { id, channel, startedAt, acceptedAt, serviceId: service } });
    return id;
  };
  const rows = async () =>
    (await database.db.touch.findMany({ orderBy: { at: 'asc' } })).map(({ touch, price }) => `${touch} ${price}`);

  it('holds each leg of a long day once, and is the same again', async () => {
    await contact('phone', first);
    await contact('face-to-face', last);
    await contact('phone', new Date(last.getTime() + 1000));
    const draft = {
      id: randomUUID(),
      formId: service,
      formVersion: 1,
      createdAt: first,
      updatedAt: first,
      reference: 'R-TEST',
    };
    await database.db.formDraft.create({ data: { ...draft, sentAt: new Date('2026-10-25T12:00:00Z'), state: 'sent' } });
    expect(await restateLedger(database.db, DAY)).toBe(3);
    expect(await rows()).toEqual(['phone 25900', 'online 1100', 'counter 81500']);
    expect(await restateLedger(database.db, DAY)).toBe(0);
  });

  it('is put right when more is known later, and keeps what an erased contact cost', async () => {
    const at = new Date('2026-10-26T09:00:00Z');
    const day = { from: '2026-10-26', to: '2026-10-26' };
    const chat = await contact('webchat', at, at);
    await restateLedger(database.db, day);
    expect((await database.db.touch.findMany({ where: { contactId: chat } })).map(({ leg }) => leg)).toEqual([
      `${chat}/agent-1`,
    ]);
    await database.db.contact.update({ where: { id: chat }, data: { acceptedAt: null } });
    await restateLedger(database.db, day);
    expect(await database.db.touch.count({ where: { contactId: chat } })).toBe(0);

    const visit = await contact('face-to-face', at);
    await restateLedger(database.db, day);
    await database.db.contact.delete({ where: { id: visit } });
    expect(await restateLedger(database.db, day)).toBe(0);
    expect(await database.db.touch.count({ where: { leg: `${visit}/thread` } })).toBe(1);
  });
});
