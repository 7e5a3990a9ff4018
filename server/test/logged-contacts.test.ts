/** Contacts that staff write down, through the console's own edge: the same policy for those who use no web (P51, P52). */
import { randomUUID } from 'node:crypto';
import type { Alert, ContactDetail, ContactLog, ContactLogged, Offer, ResidentsFound } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { Browser } from '../src/security/testing/browser.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import { lastPanel, viewOf } from './support/view.ts';
import type { AgentPerson } from './support/people.ts';

interface Desk extends AgentPerson {
  post(path: string, body: object): Promise<Response>;
  get<T>(path: string): Promise<T>;
  /** Writes a contact down and answers it. */
  log(parts: Partial<ContactLog>): Promise<ContactLogged>;
}

let database: TestDatabase;
let hub: Hub;
let bola: Desk;
/** Has no skill for safeguarding. */
let tom: Desk;

async function deskOf(email: string): Promise<Desk> {
  const agent = await agentAt(hub.url, await signIn(hub.url, email, DEMONSTRATION_PASSWORD));
  const { cookie } = agent;
  const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie } });
  const headers = { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '', 'content-type': 'application/json' };
  const post = (path: string, body: object) =>
    fetch(`${hub.url}/api/console/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return {
    ...agent,
    post,
    get: async <T>(path: string) => {
      const response = await fetch(`${hub.url}/api/console/${path}`, { headers: { cookie } });
      expect(response.status).toBe(200);
      return (await response.json()) as T;
    },
    log: async (parts) => {
      const response = await post('contacts', written(parts));
      expect(response.status).toBe(200);
      return (await response.json()) as ContactLogged;
    },
  };
}

const written = (parts: Partial<ContactLog>): ContactLog => ({
  clientId: randomUUID(),
  channel: 'phone',
  said: 'There is a massive pothole outside my house.',
  serviceId: null,
  residentReference: null,
  digitalAccess: null,
  triedOnline: null,
  takenBy: 'me',
  ...parts,
});
const detailOf = ({ contact }: ContactLogged, desk = bola) => desk.get<ContactDetail>(`contacts/${contact.contactId}`);
const linksIn = ({ advice }: ContactDetail) => advice.flatMap(({ link }) => (link === null ? [] : [link]));

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({ DATABASE_URL: database.url, OFFER_SECONDS: '900' });
  [bola, tom] = [await deskOf('bola@demo.example'), await deskOf('tom@demo.example')];
}, 120_000);
afterAll(async () => {
  bola.client.close();
  tom.client.close();
  await hub.stop();
  await database.close();
});

/** A resident of the demonstration who is signed in to MyAccount. */
async function signedIn(reference: string): Promise<Browser> {
  const { id } = await database.db.resident.findUniqueOrThrow({ where: { reference } });
  const browser = new Browser(hub.url);
  await browser.open('/demo/myaccount');
  await browser.follow(await browser.send('POST', `${hub.url}/demo/myaccount`, { residentId: id }));
  return browser;
}

describe('a call of somebody without the internet', () => {
  it('is helped by the agent who took it, and no link is among what they may offer (P51)', async () => {
    const logged = await bola.log({ residentReference: 'DEMO-0026' });
    expect(logged).toMatchObject({
      contact: { channel: 'phone', state: 'assigned', subject: 'Report a pothole', residentName: 'Brenda Scholes' },
      note: null,
    });
    const detail = await detailOf(logged);
    expect(detail.explanation?.route).toBe('assisted-digital');
    expect(detail.advice.length).toBeGreaterThan(0);
    expect(linksIn(detail)).toEqual([]);
    expect(detail.duties).toContainEqual(expect.objectContaining({ kind: 'suppress', what: 'link' }));
    const view = await viewOf(hub.url, logged.contact.contactId, bola.cookie);
    expect(lastPanel(view, 'resident')).toMatchObject({ data: { reference: 'DEMO-0026', identityLevel: 0 } });
  });

  it('who says so is not sent a link in their next chat either (P51)', async () => {
    const browser = await signedIn('DEMO-0013');
    await bola.log({ residentReference: 'DEMO-0013', digitalAccess: 'none', serviceId: 'report-pothole' });
    const resident = await residentAt(hub.url, undefined, browser.cookieHeader('/'));
    await resident.say(resident.conversationId, 'my street light is broken');
    await resident.inbox.first<{ kind: string }>('message', ({ kind }) => kind === 'queued');
    const actions = (await resident.thread(resident.conversationId)).flatMap((event) => event.actions ?? []);
    expect(actions.filter(({ type }) => type === 'link')).toEqual([]);
    resident.client.close();
  });
});

describe('a caller whose access is not known', () => {
  it('is served by a person, who is told to ask, with the link and the way without it (P52)', async () => {
    const detail = await detailOf(await bola.log({}));
    expect(detail.duties).toContainEqual(expect.objectContaining({ kind: 'ask', what: 'digital-access' }));
    expect(linksIn(detail)).toEqual(['/services/report-pothole']);
    expect(detail.advice.filter(({ link }) => link === null).length).toBeGreaterThan(0);
  });
});

describe('a caller whom the form failed', () => {
  it('reaches a person who sees what the website recorded, and is not sent back to it (P42)', async () => {
    const browser = await signedIn('DEMO-0018');
    const page = await browser.open('/services/report-pothole');
    const clientId = /name="clientId" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    await browser.send('POST', '/services/report-pothole/trouble', { clientId, error: 'E-17, page 3 is empty' });
    const detail = await detailOf(await bola.log({ residentReference: 'DEMO-0018', digitalAccess: 'home' }));
    expect(detail.attempts).toMatchObject([{ service: 'Report a pothole', error: 'E-17, page 3 is empty' }]);
    expect(detail.explanation?.because.map(({ clause }) => clause)).toContain('P42');
    expect(linksIn(detail)).toEqual([]);
  });

  it('and who tells it at the counter, likewise, with no card number kept (P03, P42)', async () => {
    const logged = await bola.log({
      channel: 'face-to-face',
      digitalAccess: 'home',
      triedOnline: { error: 'Error 500 after card 4111 1111 1111 1111' },
    });
    const detail = await detailOf(logged);
    expect(detail.attempts).toMatchObject([
      { service: 'Report a pothole', error: 'Error 500 after card [card removed]' },
    ]);
    expect(linksIn(detail)).toEqual([]);
  });
});

describe('a contact that is written down', () => {
  it('is one, however often it is sent, and the thread says who wrote it (P02)', async () => {
    const log = written({ channel: 'letter', triedOnline: { error: null } });
    const before = await database.db.contact.count();
    const answers = await Promise.all([1, 2, 3].map(async () => (await bola.post('contacts', log)).json()));
    const [first, ...others] = answers as ContactLogged[];
    expect(others.map(({ contact }) => contact.contactId)).toEqual([
      first?.contact.contactId,
      first?.contact.contactId,
    ]);
    expect(await database.db.contact.count()).toBe(before + 1);
    const conversationId = String(first?.contact.conversationId);
    expect(await database.db.onlineAttempt.count({ where: { conversationId } })).toBe(1);
    const thread = await bola.thread(conversationId);
    expect(thread.map(({ kind, from }) => [kind, from])).toEqual([
      ['message', 'resident'],
      ['queued', 'system'],
      ['joined', 'system'],
    ]);
    expect(thread[0]?.staff?.writtenBy).toBe('Bola Adekunle');
    // The same id of another writer is another contact.
    const theirs = (await (await tom.post('contacts', log)).json()) as ContactLogged;
    expect(theirs.contact.contactId).not.toBe(first?.contact.contactId);
  });

  it('is carried on in notes by whoever has it, to its end', async () => {
    const { contact } = await bola.log({ channel: 'email' });
    expect(await bola.say(contact.conversationId, 'Answered by email.')).toMatchObject({ ok: true });
    expect(await tom.say(contact.conversationId, 'Not mine.')).toMatchObject({ ok: false });
    await ask(bola.client, 'contact:end', { contactId: contact.contactId });
    const wrap = { contactId: contact.contactId, disposition: 'resolved' };
    expect(await ask(bola.client, 'contact:wrap-up', wrap)).toMatchObject({ ok: true });
  });

  it('counts in the load of whoever took it', async () => {
    const load = async () => (await tom.get<{ load: number }>('me')).load;
    const before = await load();
    await tom.log({ channel: 'letter' });
    expect(await load()).toBe(before + 1);
  });

  it('for the team is offered to somebody who is free', async () => {
    const { contact } = await tom.log({ channel: 'letter', said: 'I want to talk to a person', takenBy: 'team' });
    expect(['queued', 'offered']).toContain(contact.state);
    const priya = await deskOf('priya@demo.example');
    await priya.setStatus('available');
    const offer = await priya.inbox.first<Offer>('offer', (each) => each.contact.contactId === contact.contactId);
    expect(await priya.accept(offer.offerId)).toMatchObject({ ok: true });
    await priya.setStatus('break');
    priya.client.close();
  });

  it('is refused when something of it is wrong, and changes nothing', async () => {
    const counts = async () => [await database.db.conversation.count(), await database.db.onlineAttempt.count()];
    const before = await counts();
    const cases: [object, string][] = [
      [written({ residentReference: 'DEMO-9999' }), 'residentReference'],
      [written({ serviceId: 'no-such-service' }), 'serviceId'],
      [written({ said: '   ' }), 'said'],
      [written({ said: '\u0000' }), 'said'],
      [written({ said: 'x'.repeat(4001) }), 'said'],
      [{ ...written({}), channel: 'webchat' }, 'channel'],
      [{ ...written({}), takenBy: 'priya' }, 'takenBy'],
      [{ ...written({}), vip: true }, 'payload'],
    ];
    for (const [body, where] of cases) {
      const response = await bola.post('contacts', body);
      expect([400, 413]).toContain(response.status);
      expect(await response.json()).toMatchObject({ where });
    }
    const noToken = await fetch(`${hub.url}/api/console/contacts`, {
      method: 'POST',
      headers: { cookie: bola.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(written({})),
    });
    expect(noToken.status).toBe(403);
    expect(await counts()).toEqual(before);
  });
});

describe('danger', () => {
  it('in what an agent writes down alerts everybody at once, also at the end of a long letter (P05)', async () => {
    const said = `${'I write to you about the bins again. '.repeat(70)} There is a fire in my flat.`;
    const { contact } = await bola.log({ channel: 'letter', said });
    expect(contact).toMatchObject({ priority: 1, state: 'assigned' });
    const alert = await tom.inbox.first<Alert>('alert', (each) => each.contact.contactId === contact.contactId);
    expect(alert).toMatchObject({ signal: 'fire', contact: { assignedName: 'Bola Adekunle' } });
    const thread = await bola.thread(contact.conversationId);
    expect(thread.find(({ kind }) => kind === 'queued')?.text).toContain('999');
  });

  it('that an agent is not trained for goes to those who are, and the agent is told', async () => {
    const { contact, note } = await tom.log({ channel: 'face-to-face', said: 'My carer hits me and takes my money.' });
    expect(contact.priority).toBeLessThanOrEqual(2);
    expect(contact.assignedTo).toBeNull();
    expect(note).toContain('right team');
  });
});

describe('a request on the phone for what we hold about somebody', () => {
  it('opens a dated case, and the agent has the reference to tell (P30)', async () => {
    const logged = await bola.log({ said: 'What do you hold about me?', residentReference: 'DEMO-0018' });
    const detail = await detailOf(logged);
    expect(detail.cases).toMatchObject([{ kind: 'data-request', closed: false }]);
    const thread = await bola.thread(logged.contact.conversationId);
    expect(thread.find(({ kind }) => kind === 'queued')?.text).toContain(String(detail.cases[0]?.reference));
  });
});

describe('finding a resident', () => {
  const find = async (words: string) =>
    ((await (await bola.post('residents/find', { words })).json()) as ResidentsFound).residents;

  it('takes a reference and shows as little as it takes', async () => {
    const doris = { reference: 'DEMO-0010', name: 'Doris Whitcombe', address: '39 Template Avenue' };
    expect(await find('demo-0010')).toEqual([doris]);
  });

  it('never lists everybody', async () => {
    expect(await find('%%%')).toEqual([]);
    expect((await bola.post('residents/find', { words: 'wh' })).status).toBe(400);
    expect((await find('DEMO')).length).toBe(0);
  });
});
