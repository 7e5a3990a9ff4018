/**
 * What a person said, who they are and what lets them in is in no log line, no error, no metric and no log of the database, at
 * the most talkative setting and also when things break (OWASP ASVS 5.0 V16.2.5).
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationEvent, Offer } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import type { EmbeddedDatabase } from '../../src/platform/database/embedded.ts';
import { DEMONSTRATION_PASSWORD } from '../../src/security/index.ts';
import { startHub } from '../support/hub.ts';
import type { Hub } from '../support/hub.ts';
import { ask } from '../support/inbox.ts';
import { agentAt, residentAt, signIn } from '../support/people.ts';
import type { AgentPerson, ResidentPerson } from '../support/people.ts';
import { ownFolder } from './support/own-folder.ts';
import type { OwnFolder } from './support/own-folder.ts';

const SAID = 'zanzibarquagga';
const NAME = 'Zebedee Quillfeather';
const PHONE = '07700 900987';
const TOLD = `${SAID}: I am ${NAME}, ring me on ${PHONE}. I want to talk to a person.`;
const ANSWERED = 'velocipedemarmalade, I will ring you';
const PASSWORD_TRIED = 'not-the-password-wombat';

let folder: OwnFolder;
let hub: Hub;
let database: EmbeddedDatabase;
let admin: Client;
let resident: ResidentPerson;
let agent: AgentPerson;

beforeAll(async () => {
  folder = await ownFolder('privacy');
  hub = await startHub({ DATA_DIR: folder.path, LOG_LEVEL: 'trace' });
  database = await startEmbedded(join(folder.path, 'postgres'));
  admin = new Client({ connectionString: database.url });
  await admin.connect();
  resident = await residentAt(hub.url);
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
}, 120_000);
afterAll(async () => {
  await admin.end();
  await hub.stop();
  await database.stop();
  await folder.remove();
});

/** Whatever somebody who runs the hub can read, in one text. */
async function everythingWritten(): Promise<string> {
  const metrics = await (await fetch(`${hub.url}/metrics`)).text();
  const databaseLog = await readFile(join(folder.path, 'postgres/log'), 'utf8');
  return [hub.output(), metrics, databaseLog].join('\n');
}

async function expectNothingPersonal(): Promise<void> {
  const written = await everythingWritten();
  const personal = [SAID, NAME, 'Quillfeather', PHONE, PHONE.replace(' ', ''), PHONE.replace('07700 ', '+447700')];
  const secret = [
    resident.token,
    ...agent.cookie.split('; ').map((pair) => pair.slice(pair.indexOf('=') + 1)),
    ANSWERED,
    PASSWORD_TRIED,
  ];
  for (const each of [...personal, ...secret]) expect([each, written.includes(each)]).toEqual([each, false]);
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(hub.url + path, { method: 'POST', redirect: 'manual', headers, body });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('nothing personal is written down', () => {
  it('in the journey of a contact from the bot to an agent', async () => {
    await agent.setStatus('available');
    await resident.say(resident.conversationId, TOLD);
    const { offerId, contact } = await agent.inbox.first<Offer>('offer');
    await agent.accept(offerId);
    await agent.say(resident.conversationId, ANSWERED);
    await resident.inbox.first<ConversationEvent>('message', ({ text }) => text === ANSWERED);
    for (const path of ['', '/resident'])
      await fetch(`${hub.url}/api/console/contacts/${contact.contactId}${path}`, { headers: { cookie: agent.cookie } });
    const { contactId } = contact;
    await ask(agent.client, 'contact:end', { contactId });
    await ask(agent.client, 'contact:wrap-up', { contactId, disposition: 'resolved', note: TOLD });
    expect(hub.output()).toContain('"level":');
    await expectNothingPersonal();
  });

  it('when a request is broken, unknown or refused', async () => {
    const query = encodeURIComponent(TOLD);
    await fetch(`${hub.url}/chat?text=${query}`);
    await fetch(`${hub.url}/services/${query}`);
    await fetch(`${hub.url}/${query}/%E0%A4%A`);
    await fetch(`${hub.url}/api/resident/sync?after=${query}`, { headers: { authorization: `Bearer ${SAID}` } });
    await post('/api/resident/session', `{"token":"${TOLD}`, JSON_TYPE);
    await post('/api/resident/session', JSON.stringify({ token: TOLD, [SAID]: PHONE }), JSON_TYPE);
    await post('/chat/messages', `text=${query}&clientId=${SAID}`, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    await post('/chat/messages', TOLD, { 'content-type': `text/plain; charset=${SAID}` });
    const tried = signIn(hub.url, 'tom@demo.example', PASSWORD_TRIED);
    await expect(tried).rejects.toThrow('Signing in ended');
    await expectNothingPersonal();
  });

  it('when a socket payload is broken', async () => {
    const { conversationId } = resident;
    for (const payload of [
      TOLD,
      { conversationId, text: TOLD },
      { conversationId, clientId: TOLD, text: TOLD, [SAID]: 1 },
    ])
      expect(await ask(resident.client, 'message:send', payload)).toMatchObject({ ok: false });
    expect(await ask(resident.client, SAID, TOLD)).toMatchObject({ ok: false });
    await resident.say(conversationId, `\u0000${TOLD}\uD800`);
    await expectNothingPersonal();
  });

  it('when the database refuses what was said, quoting it', async () => {
    await admin.query(
      `ALTER TABLE event ADD CONSTRAINT refuses CHECK (text NOT LIKE '%${SAID.slice(0, 4)}%bar%') NOT VALID`,
    );
    const refused = await resident.say(resident.conversationId, TOLD);
    expect(refused).toMatchObject({ ok: false, problem: { status: expect.any(Number) } });
    expect(JSON.stringify(refused)).not.toContain(SAID);
    await admin.query('ALTER TABLE event DROP CONSTRAINT refuses');
    await expectNothingPersonal();
    expect(hub.output()).toContain('"level":50');
  });

  it('when connections to the database are cut in the middle of it', async () => {
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'hub' AND pid <> pg_backend_pid()`;
    const clientId = randomUUID();
    const saying = Array.from({ length: 20 }, () => resident.say(resident.conversationId, TOLD));
    await admin.query(cut);
    await Promise.all(saying);
    await expectNothingPersonal();
    const again = () => resident.say(resident.conversationId, TOLD, clientId);
    let stored = await again();
    while (!stored.ok && stored.problem.status >= 500) stored = await again();
    await expectNothingPersonal();
  });
});
