import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { readFacts } from '../routing/facts.store.ts';
import { needsOnOffer } from './on-offer.store.ts';
import { keepPassport, readPassport, withdrawPassport } from './passport.store.ts';
import { keepSaid, readSaid } from './said.store.ts';
import { tellNeeds, toldInChat, withdrawInChat } from './tell.store.ts';

const NOW = new Date('2026-11-30T10:00:00.000Z');
const LATER = new Date('2027-12-01T10:00:00.000Z');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** A resident in a chat. */
async function inChat(): Promise<{ residentId: string; conversationId: string; contactId: string }> {
  const [residentId, conversationId, contactId] = [randomUUID(), randomUUID(), randomUUID()];
  const { db } = database;
  const record = { name: 'A resident', address: '1 Example Street', postcode: 'ZZ1 1AA', language: 'ro' };
  await db.resident.create({ data: { id: residentId, reference: residentId, ...record } });
  await db.conversation.create({ data: { id: conversationId, channel: 'webchat', residentId } });
  await db.contact.create({ data: { id: contactId, conversationId, residentId, channel: 'webchat' } });
  return { residentId, conversationId, contactId };
}

const keep = (residentId: string, needs: string[]) =>
  keepPassport(
    database.db,
    {
      residentId,
      needs,
      words: 'Ring after six',
      language: 'pl',
      reviewOn: '2027-11-30',
      channel: 'phone',
      staffId: null,
    },
    NOW,
  );

describe('a needs passport', () => {
  it('is kept with who, when, where and until when, and stands where the rules read it', async () => {
    const { db } = database;
    const { residentId } = await inChat();
    expect(await readPassport(db, residentId, NOW)).toBeNull();
    await keep(residentId, ['large-print', 'safe-times', 'large-print']);
    expect(await readPassport(db, residentId, NOW)).toEqual({
      ...{ state: 'kept', channel: 'phone', recordedBy: null, recordedAt: NOW.toISOString() },
      ...{ reviewOn: '2027-11-30', isDue: false, words: 'Ring after six', language: null },
    });
    const { needs, knownSince } = await db.resident.findUniqueOrThrow({ where: { id: residentId } });
    expect([needs, knownSince]).toEqual([['large-print', 'safe-times'], { needs: NOW.toISOString() }]);
  });

  it('is to be checked once its day has come, and still obeyed', async () => {
    const { db } = database;
    const { residentId, contactId } = await inChat();
    await keep(residentId, ['large-print']);
    expect(await readPassport(db, residentId, LATER)).toMatchObject({ isDue: true });
    expect(await needsOnOffer(db, contactId, LATER)).toEqual(['Large print', 'To be checked with them']);
  });

  it('leaves nothing but that it was withdrawn, and can be given anew', async () => {
    const { db } = database;
    const { residentId, conversationId, contactId } = await inChat();
    await keepSaid(db, conversationId, ['easy-read']);
    await keep(residentId, ['large-print']);
    await withdrawPassport(db, residentId, LATER);
    await withdrawPassport(db, residentId, NOW);
    expect(await db.needsPassport.findUnique({ where: { residentId } })).toEqual({
      ...{ residentId, channel: null, recordedBy: null, recordedAt: null, reviewOn: null, words: null, language: null },
      withdrawnAt: LATER,
    });
    expect(await db.resident.findUnique({ where: { id: residentId } })).toMatchObject({ needs: [], knownSince: {} });
    expect(await needsOnOffer(db, contactId, NOW)).toEqual([]);
    await keep(residentId, ['bsl']);
    expect(await readPassport(db, residentId, NOW)).toMatchObject({ state: 'kept' });
  });
});

describe('needs told in a chat', () => {
  it('are offered with what is on record, each once, and take nothing else from what was told', async () => {
    const { db } = database;
    const { residentId, conversationId, contactId } = await inChat();
    await db.conversation.update({ where: { id: conversationId }, data: { told: { flags: ['vulnerable'] } } });
    await keep(residentId, ['large-print']);
    await keepSaid(db, conversationId, ['language-interpreter', 'large-print']);
    expect(await needsOnOffer(db, contactId, NOW)).toEqual(['Large print', 'Interpreter: Romanian']);
    expect(await readSaid(db, contactId)).toEqual({ needs: ['language-interpreter', 'large-print'], language: null });
    const { told } = await db.conversation.findUniqueOrThrow({ where: { id: conversationId } });
    expect(told).toMatchObject({ flags: ['vulnerable'] });
  });

  const tell = (conversationId: string, needs: string[], agreed: boolean, language: string | null = null) =>
    tellNeeds(database.db, { conversationId, clientId: randomUUID(), needs, language, agreed }, NOW);

  it('name the language of an interpreter where it was chosen, before that of the record, until they are withdrawn', async () => {
    const { db } = database;
    const { residentId, conversationId, contactId } = await inChat();
    const [note] = await tell(conversationId, ['language-interpreter'], true, 'pl');
    expect(note?.text).toBe('The resident told us how to help them: Interpreter: Polish.');
    expect(await needsOnOffer(db, contactId, NOW)).toEqual(['Interpreter: Polish']);
    expect(await toldInChat(db, conversationId)).toMatchObject({ language: 'pl' });
    expect(await readPassport(db, residentId, NOW)).toMatchObject({ language: 'pl' });
    const key = { conversationId, residentId, serviceId: null, now: NOW };
    expect((await readFacts(db, key)).resident).toMatchObject({ language: 'pl' });
    await tell(conversationId, ['bsl'], false, 'pl');
    expect(await toldInChat(db, conversationId)).toMatchObject({ said: ['bsl'], language: null });
    await withdrawPassport(db, residentId, NOW);
    expect((await readFacts(db, key)).resident).toMatchObject({ language: 'ro' });
  });

  it('are kept for later only with their agreement, beside what is on record', async () => {
    const { db } = database;
    const { residentId, conversationId } = await inChat();
    await keep(residentId, ['dementia']);
    const recordOf = async () => (await db.resident.findUniqueOrThrow({ where: { id: residentId } })).needs;
    const [note] = await tell(conversationId, ['large-print'], false);
    expect(note).toMatchObject({ kind: 'note', text: 'The resident told us how to help them: Large print.' });
    expect(await recordOf()).toEqual(['dementia']);
    await tell(conversationId, ['large-print'], true);
    expect(await recordOf()).toEqual(['dementia', 'large-print']);
    expect(await readPassport(db, residentId, NOW)).toMatchObject({
      ...{ recordedBy: null, channel: 'webchat', words: 'Ring after six', reviewOn: '2027-11-30' },
    });
  });

  it('hold for the chat alone where nobody knows who it is, and can be taken back', async () => {
    const { db } = database;
    const { conversationId, contactId } = await inChat();
    await db.conversation.update({ where: { id: conversationId }, data: { residentId: null } });
    await db.contact.update({ where: { id: contactId }, data: { residentId: null } });
    await tell(conversationId, ['bsl'], true);
    expect(await needsOnOffer(db, contactId, NOW)).toEqual(['BSL']);
    await withdrawInChat(db, conversationId, NOW);
    expect(await toldInChat(db, conversationId)).toEqual({ said: [], language: null, isKept: false });
    expect(await needsOnOffer(db, contactId, NOW)).toEqual([]);
  });
});
