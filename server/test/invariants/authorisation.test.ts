/**
 * Every line of the authorisation table, tried on a running hub as everybody (OWASP ASVS 5.0 V8.2, V8.3). The hub itself is
 * asked what it serves, so that a route or an event which the table lacks is found whoever made it.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { allEntries } from '../../src/security/index.ts';
import type { Entry } from '../../src/security/index.ts';
import { walkHttp } from '../../src/security/testing/walk-http.ts';
import { ask } from '../support/inbox.ts';
import type { Person } from '../support/people.ts';
import { residentAt, signIn } from '../support/people.ts';
import { connectWire } from '../support/wire-client.ts';
import { codeOf, openCouncil, PASSWORD, payloadsFor } from './support/council.ts';
import type { Council } from './support/council.ts';

const entries = allEntries();
const SIGN_OUT = 'POST /auth/sign-out';
/** Adds headers and nothing else. */
const OTHER_SITES = 'MOUNT /api/resident';

let council: Council;
beforeAll(async () => {
  council = await openCouncil();
}, 120_000);
afterAll(() => council.close());

const lineOf = (entry: Entry) => (entry.kind === 'http' ? `${entry.method} ${entry.path}` : entry.event);
const eventsOf = (namespace: string) =>
  entries.flatMap((entry) => (entry.kind === 'socket' && entry.namespace === namespace ? [entry.event] : []));

describe('the table and the running hub (ASVS 5.0 V8.1.1)', () => {
  it('have the same routes and mounted trees', () => {
    const told = /^ROUTES (.*)$/m.exec(council.hub.output())?.[1] ?? '[]';
    const made = (JSON.parse(told) as string[]).filter((line) => line !== OTHER_SITES);
    const lines = entries.flatMap((entry) => (entry.kind === 'http' ? [lineOf(entry)] : []));
    expect(made.sort()).toEqual(lines.sort());
  });

  it.each([['/resident'], ['/agent']])('have the same events in %s', async (namespace) => {
    const person = namespace === '/agent' ? council.holder : council.resident;
    const reply = await ask<{ problem: { detail: string } }>(person.client, 'no-such-event', {});
    const named = /^Use one of: (.*)\.$/.exec(reply.problem.detail)?.[1]?.split(', ');
    expect(named?.sort()).toEqual(eventsOf(namespace).sort());
  });
});

describe('every HTTP route (ASVS 5.0 V8.2.1)', () => {
  it('refuses exactly the callers that the table does not name', async () => {
    const walked = entries.filter((entry) => lineOf(entry) !== SIGN_OUT);
    const fill = (path: string) => path.replace(':contactId', council.held.contactId).replace(/:\w+/, 'x');
    const { token } = await residentAt(council.hub.url);
    // A change by staff needs the token of their session as well; without it everybody is refused.
    const staffProof = async ({ cookie }: { cookie: string }) => {
      const me = await fetch(`${council.hub.url}/api/console/me`, { headers: { cookie } });
      return { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '' };
    };
    const proofs = {
      public: {},
      resident: { authorization: `Bearer ${token}` },
      agent: await staffProof(council.holder),
      supervisor: await staffProof(council.supervisor),
      auditor: { cookie: await signIn(council.hub.url, 'grace@demo.example', PASSWORD) },
    };
    const tries = await walkHttp(council.hub.url, proofs, fill, walked);
    const routes = walked.filter((entry) => entry.kind === 'http' && entry.method !== 'MOUNT');
    expect(tries).toHaveLength(routes.length * 5);
    expect(tries.filter(({ allowed, refused }) => allowed === refused)).toEqual([]);
    expect(tries.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('opens the mounted trees to anybody', async () => {
    const mounted = entries.flatMap((entry) => (entry.kind === 'http' && entry.method === 'MOUNT' ? [entry.path] : []));
    for (const path of mounted)
      expect([path, (await fetch(`${council.hub.url}${path}/x`)).status]).toEqual([path, 404]);
  });

  it('signs out only with the token of the session (V3.5.1)', async () => {
    const { url } = council.hub;
    const cookie = await signIn(url, 'tom@demo.example', PASSWORD);
    const csrf = (await fetch(`${url}/api/console/me`, { headers: { cookie } })).headers.get('x-csrf-token') ?? '';
    const signOut = (headers: Record<string, string>) =>
      fetch(`${url}/auth/sign-out`, { method: 'POST', redirect: 'manual', headers: { cookie, ...headers } });
    const isSignedIn = async () => (await fetch(`${url}/api/console/me`, { headers: { cookie } })).ok;
    expect([(await signOut({})).status, await isSignedIn()]).toEqual([403, true]);
    expect([(await signOut({ 'x-csrf-token': csrf })).status, await isSignedIn()]).toEqual([303, false]);
  });

  it('shows a contact to its agent and a supervisor, not to another agent (V8.2.2, policy P40)', async () => {
    for (const { contactId } of [council.held, council.offered.contact])
      for (const path of [contactId, `${contactId}/resident`]) {
        const status = async ({ cookie }: { cookie: string }) =>
          (await fetch(`${council.hub.url}/api/console/contacts/${path}`, { headers: { cookie } })).status;
        expect([path, await status(council.holder), await status(council.supervisor)]).toEqual([path, 200, 200]);
        expect([403, 404]).toContain(await status(council.stranger));
      }
  });
});

describe('every socket event (ASVS 5.0 V8.2.2, V8.3.1)', () => {
  const tryAll = async (person: Person, namespace: '/resident' | '/agent', conversationId?: string) => {
    const payloads = payloadsFor(council, conversationId);
    expect(eventsOf(namespace).filter((event) => !(event in payloads))).toEqual([]);
    const codes: Record<string, string> = {};
    for (const event of eventsOf(namespace)) codes[event] = codeOf(await ask(person.client, event, payloads[event]));
    return codes;
  };

  it('is refused to a resident with the token of another conversation', async () => {
    const codes = await tryAll(council.otherResident, '/resident', council.resident.conversationId);
    expect(new Set(Object.values(codes))).toEqual(new Set(['not-your-conversation']));
  });

  it.each([
    ['nobody', () => ({})],
    ['the token of a resident', () => ({ auth: { token: council.resident.token } })],
    ['a made-up session', () => ({ cookie: 'hub_staff=made-up' })],
  ])('of the console is closed to %s', async (_who, given) => {
    const coming = connectWire({ url: council.hub.url, namespace: '/agent', ...given() });
    await expect(coming).rejects.toThrow('not-signed-in');
  });

  it('of residents gives staff no conversation but a new one of their own', async () => {
    const { url } = council.hub;
    const client = await connectWire({ url, namespace: '/resident', cookie: council.supervisor.cookie });
    const sync = { conversationId: council.resident.conversationId, after: 0 };
    expect(codeOf(await ask(client, 'sync', sync))).toBe('not-your-conversation');
    client.close();
  });

  const OTHERS = {
    'message:send': 'not-your-conversation',
    'offer:accept': 'offer-gone',
    'offer:decline': 'offer-gone',
    'contact:disclose': 'contact-not-found',
    'contact:end': 'contact-not-found',
    'contact:wrap-up': 'contact-not-found',
    'duty:done': 'not-found',
    'status:set': 'ok',
    'status:set-for': 'not-allowed',
    'wallboard:watch': 'not-allowed',
    'contact:transfer': 'contact-not-found',
    'contact:stop-asking': 'contact-not-found',
    'contact:leave': 'contact-not-found',
    'contact:watch': 'not-allowed',
    'contact:note': 'not-allowed',
    'mention:seen': 'not-found',
    'conversation:look': 'not-your-conversation',
    'contact:set-aside': 'contact-not-found',
    'contact:bring-back': 'contact-not-found',
    'session:stay': 'ok',
  };

  it('about a contact is refused to an agent who does not hold it', async () => {
    const seen = { sync: 'not-your-conversation', typing: 'not-your-conversation', read: 'not-your-conversation' };
    expect(await tryAll(council.stranger, '/agent')).toEqual({ ...OTHERS, ...seen });
  });

  it('lets a supervisor read, and not act for the agent who holds it', async () => {
    const watches = {
      'contact:watch': 'ok',
      'contact:note': 'ok',
      'status:set-for': 'ok',
      'wallboard:watch': 'ok',
    };
    const reads = { sync: 'ok', typing: 'ok', read: 'ok', 'conversation:look': 'ok', 'duty:done': 'ok', ...watches };
    expect(await tryAll(council.supervisor, '/agent')).toEqual({ ...OTHERS, ...reads });
  });

  it('lets an agent read what is offered, and not write before accepting', async () => {
    const { conversationId } = council.offered.contact;
    expect(codeOf(await ask(council.holder.client, 'sync', { conversationId, after: 0 }))).toBe('ok');
    expect(codeOf(await council.holder.say(conversationId, 'Hello'))).toBe('not-your-conversation');
  });

  it('is done for the agent who holds the contact and was made the offer, in the order of the table', async () => {
    const { 'offer:accept': accepted, ...codes } = await tryAll(council.holder, '/agent');
    expect(accepted).toBe('ok');
    // An offer is accepted or declined once; declining what was accepted is refused by name.
    expect(codes).toEqual({
      ...Object.fromEntries(
        eventsOf('/agent')
          .slice(0, 4)
          .map((event) => [event, 'ok']),
      ),
      'offer:decline': 'offer-gone',
      'status:set': 'ok',
      'status:set-for': 'not-allowed',
      'wallboard:watch': 'not-allowed',
      'contact:disclose': 'ok',
      'contact:end': 'ok',
      'contact:wrap-up': 'ok',
      // The supervisor has done it already.
      'duty:done': 'not-found',
      // By now the contact is closed.
      'contact:transfer': 'contact-not-found',
      'contact:stop-asking': 'contact-not-found',
      'contact:leave': 'contact-not-found',
      'contact:watch': 'not-allowed',
      'contact:note': 'not-allowed',
      'mention:seen': 'ok',
      'conversation:look': 'not-your-conversation',
      'contact:set-aside': 'contact-not-found',
      'contact:bring-back': 'contact-not-found',
      'session:stay': 'ok',
    });
  });

  it('is done for a resident in their own conversation', async () => {
    const codes = await tryAll(council.resident, '/resident');
    expect(new Set(Object.values(codes))).toEqual(new Set(['ok']));
  });
});

describe('an account that is disabled (ASVS 5.0 V7.4.2)', () => {
  it('opens nothing from that moment on, with a session that was good', async () => {
    const { url } = council.hub;
    const cookie = await signIn(url, 'marek@demo.example', PASSWORD);
    const isKnown = async () => (await fetch(`${url}/api/console/me`, { headers: { cookie } })).status;
    expect(await isKnown()).toBe(200);
    await council.db.staff.updateMany({ where: { email: 'marek@demo.example' }, data: { active: false } });
    expect(await isKnown()).toBe(401);
    await expect(connectWire({ url, namespace: '/agent', cookie })).rejects.toThrow('not-signed-in');
    await expect(signIn(url, 'marek@demo.example', PASSWORD)).rejects.toThrow();
  });
});
