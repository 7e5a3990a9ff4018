import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testDatabase } from '../../test/support/database.ts';
import { appendWithin } from './append.store.ts';
import type { NewEvent } from './append.store.ts';
import { insertConversation, readEvents } from './conversation.store.ts';

let test: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

async function begin(): Promise<string> {
  const id = randomUUID();
  const tokenHash = new Uint8Array(Buffer.from(id));
  await insertConversation(test.db, { id, channel: 'webchat', tokenHash, residentId: null, identityLevel: 0 });
  return id;
}

const said = (conversationId: string, over: Partial<NewEvent> = {}): NewEvent => ({
  conversationId,
  clientId: randomUUID(),
  kind: 'message',
  from: 'resident',
  text: 'Hello',
  ...over,
});

const allEvents = async (conversationId: string) => (await readEvents(test.db, conversationId, 0)).events;

describe('append_events', () => {
  it('numbers each conversation 1, 2, 3… and keeps the order of the batch', async () => {
    const [one, two] = [await begin(), await begin()];
    const batch = [
      said(one, { text: 'a' }),
      said(two, { text: 'b' }),
      said(one, { text: 'c' }),
      said(two, { text: 'd' }),
    ];
    const appended = await appendWithin(test.db, batch);
    expect(appended.map((each) => 'event' in each && each.event.seq)).toEqual([1, 1, 2, 2]);
    expect((await allEvents(one)).map((event) => [event.seq, event.text])).toEqual([
      [1, 'a'],
      [2, 'c'],
    ]);
  });

  it('answers a client id it has with its first sequence, in the same batch and later', async () => {
    const id = await begin();
    const event = said(id);
    const first = await appendWithin(test.db, [event, event, said(id)]);
    expect(first.map((each) => [each.outcome, 'event' in each && each.event.seq])).toEqual([
      ['stored', 1],
      ['duplicate', 1],
      ['stored', 2],
    ]);
    const again = await appendWithin(test.db, [event]);
    expect(again).toMatchObject([{ outcome: 'duplicate', event: { seq: 1 } }]);
    expect(again[0] && 'event' in again[0] && again[0].event.at).toBe(
      first[0] && 'event' in first[0] && first[0].event.at,
    );
    expect(await allEvents(id)).toHaveLength(2);
  });

  it('gives back exactly what it was given', async () => {
    const id = await begin();
    const event = said(id, {
      from: 'bot',
      name: 'Priya',
      text: 'Şoseaua <b>"e"</b> 🕳️ \\u0041',
      actions: [{ type: 'link', label: 'Report it', url: '/services/report-pothole' }],
      staff: { route: 'self-service' },
    });
    const [appended] = await appendWithin(test.db, [event]);
    expect(await allEvents(id)).toEqual([appended && 'event' in appended && appended.event]);
  });

  it('refuses an agent who does not hold the conversation, and says so for one that does not exist', async () => {
    const id = await begin();
    const outcomes = await appendWithin(test.db, [
      said(id, { from: 'agent', staffId: randomUUID() }),
      said(randomUUID()),
      said(id),
    ]);
    expect(outcomes.map((each) => each.outcome)).toEqual(['refused', 'missing', 'stored']);
    expect((await allEvents(id)).map((event) => event.seq)).toEqual([1]);
  });

  it('asks for a decision on what a resident says to the bot, never on what the bot says', async () => {
    const id = await begin();
    const appended = await appendWithin(test.db, [said(id), said(id, { from: 'bot' })]);
    expect(appended.map((each) => 'event' in each && each.turnDue)).toEqual([true, false]);
    await test.db.conversation.update({ where: { id }, data: { state: 'agent' } });
    const later = await appendWithin(test.db, [said(id), said(id, { turn: true })]);
    expect(later.map((each) => 'event' in each && each.turnDue)).toEqual([false, true]);
    expect(await test.db.conversation.findUnique({ where: { id }, select: { lastSeq: true, dueSeq: true } })).toEqual({
      lastSeq: 4,
      dueSeq: 4,
    });
  });

  it('leaves no gap and no double under any mixture of repeated and parallel batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.tuple(fc.nat(2), fc.nat(9)), { minLength: 1, maxLength: 6 }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (batches) => {
          const ids = [await begin(), await begin(), await begin()];
          const clientIds = Array.from({ length: 10 }, () => randomUUID());
          await Promise.all(
            batches.map((batch) =>
              appendWithin(
                test.db,
                batch.map(([conversation, client]) =>
                  said(String(ids[conversation]), { clientId: String(clientIds[client]) }),
                ),
              ),
            ),
          );
          for (const [index, id] of ids.entries()) {
            const sent = new Set(
              batches.flat().flatMap(([conversation, client]) => (conversation === index ? [client] : [])),
            );
            const events = await allEvents(id);
            expect(events.map((event) => event.seq)).toEqual(Array.from({ length: sent.size }, (_, n) => n + 1));
            expect(new Set(events.map((event) => event.clientId)).size).toBe(sent.size);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('says when there is more to fetch than one sync answers', async () => {
    const id = await begin();
    await appendWithin(
      test.db,
      Array.from({ length: 250 }, () => said(id)),
    );
    const first = await readEvents(test.db, id, 0);
    expect([first.events.length, first.more]).toEqual([200, true]);
    const rest = await readEvents(test.db, id, 200);
    expect([rest.events.length, rest.more, rest.events[0]?.seq]).toEqual([50, false, 201]);
  });
});
