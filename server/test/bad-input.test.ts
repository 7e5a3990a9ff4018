/** Bad input gets a problem that says what and where, changes nothing, and the process stays up (OWASP ASVS 5.0 V2.2, V8.2). */
import { randomUUID } from 'node:crypto';
import { RESIDENT_EVENTS } from '../src/security/index.ts';
import type { Offer, Outcome, Problem } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';

let database: TestDatabase;
let hub: Hub;
let resident: ResidentPerson;
let other: ResidentPerson;
let agent: AgentPerson;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url, MESSAGES_PER_SECOND: '1000' });
  [resident, other] = [await residentAt(hub.url), await residentAt(hub.url)];
  const staff = await database.db.staff.findFirstOrThrow({ where: { role: 'agent' }, orderBy: { id: 'asc' } });
  agent = await agentAt(hub.url, await signIn(hub.url, staff.email, DEMONSTRATION_PASSWORD));
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await database.close();
});

const problemOf = (outcome: Outcome): Problem => {
  if (outcome.ok) throw new Error('It was not refused.');
  return outcome.problem;
};
const countEvents = () => database.db.event.count();
const send = (payload: unknown) => ask<Outcome>(resident.client, 'message:send', payload);
const good = () => ({ conversationId: resident.conversationId, clientId: randomUUID(), text: 'hello' });

describe('a broken socket payload', () => {
  it('is refused with what was wrong and where, and stores nothing', async () => {
    const before = await countEvents();
    const cases: [unknown, string][] = [
      [null, 'payload'],
      ['text', 'payload'],
      [{}, 'conversationId'],
      [{ ...good(), clientId: 'not-a-uuid' }, 'clientId'],
      [{ ...good(), text: 7 }, 'text'],
      [{ ...good(), text: '   ' }, 'text'],
      [{ ...good(), text: '\u0000' }, 'text'],
      [{ ...good(), from: 'agent' }, 'payload'],
    ];
    for (const [payload, where] of cases)
      expect(problemOf(await send(payload))).toMatchObject({ code: 'bad-payload', status: 400, where });
    expect(await countEvents()).toBe(before);
  });

  it('of a megabyte is refused as too large', async () => {
    const problem = problemOf(await send({ ...good(), text: 'x'.repeat(1024 * 1024) }));
    expect(problem).toMatchObject({ code: 'too-large', status: 413, where: 'text' });
    expect(await send(good())).toMatchObject({ ok: true });
  });

  it('in an event that does not exist is refused by name', async () => {
    expect(problemOf(await ask(resident.client, 'drop:tables', {}))).toMatchObject({
      code: 'unknown-event',
      where: 'event',
    });
    resident.client.emit('drop:tables', {});
    expect(await resident.inbox.first<Problem>('problem')).toMatchObject({ code: 'unknown-event' });
  });

  it('of any shape in any event is answered, and the hub goes on', async () => {
    const events = Object.keys(RESIDENT_EVENTS);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...events), fc.jsonValue({ maxDepth: 3 }), async (event, payload) => {
        expect(problemOf(await ask(resident.client, event, payload)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
    expect(await send(good())).toMatchObject({ ok: true });
  });
});

describe("another resident's conversation", () => {
  it('is refused in every event that a resident can send', async () => {
    const before = await database.db.event.count({ where: { conversationId: other.conversationId } });
    const theirs = { conversationId: other.conversationId };
    const payloads: Record<string, object> = {
      'message:send': { ...theirs, clientId: randomUUID(), text: 'I read over your shoulder' },
      sync: { ...theirs, after: 0 },
      typing: theirs,
      read: { ...theirs, seq: 1 },
      'conversation:end': theirs,
    };
    expect(Object.keys(payloads).sort()).toEqual(Object.keys(RESIDENT_EVENTS).sort());
    for (const [event, payload] of Object.entries(payloads))
      expect(problemOf(await ask(resident.client, event, payload)).code).toBe('not-your-conversation');
    expect(await database.db.event.count({ where: { conversationId: other.conversationId } })).toBe(before);
    expect(other.inbox.all('typing')).toEqual([]);
  });

  it('is refused by every route that takes a token', async () => {
    const headers = { authorization: `Bearer ${resident.token}`, 'content-type': 'application/json' };
    const tries = [
      fetch(`${hub.url}/api/resident/sync?after=0&conversationId=${other.conversationId}`, { headers }),
      fetch(`${hub.url}/api/resident/messages`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ conversationId: other.conversationId, clientId: randomUUID(), text: 'hello' }),
      }),
    ];
    for (const response of await Promise.all(tries)) {
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await response.json()).toMatchObject({ code: 'not-your-conversation', status: 403 });
    }
  });

  it('is refused to an agent who was neither given nor offered it', async () => {
    const { conversationId } = other;
    const said = await agent.say(conversationId, 'I was not asked');
    expect(problemOf(said).code).toBe('not-your-conversation');
    for (const [event, payload] of [
      ['sync', { conversationId, after: 0 }],
      ['typing', { conversationId }],
      ['read', { conversationId, seq: 1 }],
    ] as const)
      expect(problemOf(await ask(agent.client, event, payload)).code).toBe('not-your-conversation');
  });

  it("cannot be taken by accepting somebody else's offer or an offer that does not exist", async () => {
    expect(problemOf(await agent.accept(randomUUID())).code).toBe('offer-gone');
    expect(agent.inbox.all<Offer>('offer')).toEqual([]);
  });
});

describe('a broken HTTP request', () => {
  it('is answered with problem+json that says what and where', async () => {
    const json = { 'content-type': 'application/json' };
    const broken = await fetch(`${hub.url}/api/resident/session`, { method: 'POST', headers: json, body: '{"token":' });
    expect([broken.status, broken.headers.get('content-type')]).toEqual([
      400,
      expect.stringContaining('application/problem+json'),
    ]);
    const large = await fetch(`${hub.url}/api/resident/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ token: 'x'.repeat(1024 * 1024) }),
    });
    expect(await large.json()).toMatchObject({ code: 'too-large', status: 413 });
    const noToken = await fetch(`${hub.url}/api/resident/sync?after=0&conversationId=${randomUUID()}`);
    expect(noToken.status).toBe(403);
    const nowhere = await fetch(`${hub.url}/nowhere`, { headers: { accept: 'application/json' } });
    expect(await nowhere.json()).toMatchObject({ code: 'not-found', status: 404 });
  });

  it('needs a session for everything about work', async () => {
    for (const path of ['me', 'work', `contacts/${randomUUID()}`, `contacts/${randomUUID()}/resident`])
      expect((await fetch(`${hub.url}/api/console/${path}`)).status).toBe(401);
  });
});
