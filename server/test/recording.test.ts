/** What is recorded of calls, and who hears it, through the real edges: signed webhooks, the API of the telephone network, the console. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContactCall, ContactSummary, Recording } from '@hub/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { projectRoot, startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { CallState, TestCall, TestTwilio } from './support/twilio.ts';

const NOTICE = 'We record what you say to the adviser';

/** Looks until it is so: the test's own time limit ends it. */
async function until<T>(look: () => Promise<T | undefined | false | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
}
const heard = (state: CallState): string => state.heard.map(({ text }) => text).join(' ');
const isIn = (doing: CallState['doing']) => (state: CallState) => state.doing === doing;

let database: TestDatabase;
let twilio: TestTwilio;
let hub: Hub;
let agent: AgentPerson;
let rules: string;
let last = 0;

/** Starts a hub whose council is open or closed, and records talks or does not. */
async function start(hours: 'open' | 'closed', { recordCalls }: { recordCalls: 0 | 1 }): Promise<void> {
  [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
  rules = await mkdtemp(join(tmpdir(), 'recording-rules-'));
  await cp(`${projectRoot}routing-rules`, rules, { recursive: true });
  const file = join(rules, 'settings.json');
  const settings = (await readFile(file, 'utf8')).replace(
    '"id": "recordCalls", "value": 0',
    `"id": "recordCalls", "value": ${recordCalls}`,
  );
  await writeFile(file, settings);
  const env = { DATABASE_URL: database.url, COUNCIL_HOURS: hours, RULES_DIR: rules, ...twilio.env };
  hub = await startHub(env, twilio.hubPort);
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
}

async function stop(): Promise<void> {
  agent.client.close();
  await hub.stop();
  await Promise.all([twilio.stop(), database.close(), rm(rules, { recursive: true })]);
}

/** No test finds the work of another. */
afterEach(async () => {
  await agent.setStatus('break');
  await database.db.offer.updateMany({ where: { state: 'pending' }, data: { state: 'withdrawn' } });
  await database.db.contact.updateMany({ data: { state: 'closed' } });
});

const newNumber = () => `+4477009${String(80_000 + (last += 1))}`;

async function headersOf(cookie: string): Promise<Record<string, string>> {
  const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie } });
  return { cookie, 'content-type': 'application/json', 'x-csrf-token': me.headers.get('x-csrf-token') ?? '' };
}
const post = async (path: string, body: object, cookie = agent.cookie): Promise<Response> =>
  fetch(hub.url + path, { method: 'POST', headers: await headersOf(cookie), body: JSON.stringify(body) });
const get = (path: string, cookie = agent.cookie) => fetch(hub.url + path, { headers: { cookie } });
const recordingsOf = async (contactId: string, cookie = agent.cookie): Promise<Recording[]> =>
  (await (await get(`/api/console/contacts/${contactId}/recordings`, cookie)).json()) as Recording[];
const lineOf = async (contactId: string): Promise<ContactCall> =>
  (await (await get(`/api/console/contacts/${contactId}/call`)).json()) as ContactCall;
const command = (contactId: string, what: string) => post(`/api/console/contacts/${contactId}/call`, { do: what });

interface Offered {
  offerId: string;
  contact: ContactSummary;
}

/** Accepts the contact of that conversation. */
async function takeUp(conversationId: string): Promise<ContactSummary> {
  const isIt = ({ contact }: Offered) => contact.conversationId === conversationId;
  const { offerId, contact } = await agent.inbox.first<Offered>('offer', isIt);
  await agent.accept(offerId);
  return contact;
}

/** The agent's own line joins. */
async function joinAs(contactId: string): Promise<TestCall> {
  const { id } = await database.db.staff.findFirstOrThrow({ where: { email: 'bola@demo.example' } });
  const line = await twilio.connect(`agent_${id.replaceAll('-', '')}`, { contactId });
  await line.until(isIn('conference'));
  return line;
}

/** A resident is put through to the agent, who speaks with them. */
async function talk(): Promise<{ call: TestCall; line: TestCall; contact: ContactSummary; said: string }> {
  await agent.setStatus('available');
  const number = newNumber();
  const call = await twilio.call(number);
  await call.press('0');
  const { id } = await until(() => database.db.conversation.findFirst({ where: { number } }));
  const contact = await takeUp(id);
  const said = heard(await call.until(isIn('conference')));
  const line = await joinAs(contact.contactId);
  await until(async () => (await lineOf(contact.contactId)).phase === 'talking');
  return { call, line, contact, said };
}

describe('a talk with an adviser, where the council records', () => {
  beforeAll(() => start('open', { recordCalls: 1 }), 120_000);
  afterAll(stop, 60_000);

  const isRecording = (contactId: string, how: ContactCall['recording']) =>
    until(async () => (await lineOf(contactId)).recording === how);

  it('is recorded after a notice, pauses at one press, and goes on', async () => {
    const { call, contact, said } = await talk();
    expect(said).toContain(NOTICE);
    const { contactId } = contact;
    await isRecording(contactId, 'recording');
    const paused = await command(contactId, 'pause-recording');
    expect([paused.status, ((await paused.json()) as ContactCall).recording]).toEqual([200, 'paused']);
    await twilio.advance(30);
    const resumed = await command(contactId, 'resume-recording');
    expect(((await resumed.json()) as ContactCall).recording).toBe('recording');
    await twilio.advance(10);
    await call.hangup();
    const [kept] = await until(async () => {
      const found = await recordingsOf(contactId);
      return found[0]?.state === 'ready' && found;
    });
    expect(kept).toMatchObject({ kind: 'call', state: 'ready', listen: 'no' });
    expect(kept?.seconds).toBeGreaterThanOrEqual(40);
    // Whoever hung up has ended it: there is no line to steer any more.
    expect((await command(contactId, 'pause-recording')).status).toBe(404);
  });

  it('is heard by a supervisor alone, who says why, and that is kept', async () => {
    const { call, contact } = await talk();
    await isRecording(contact.contactId, 'recording');
    await twilio.advance(5);
    await call.hangup();
    const { recordingId } = await until(async () => {
      const [found] = await recordingsOf(contact.contactId);
      return found?.state === 'ready' && found;
    });
    const audio = `/api/console/recordings/${recordingId}/audio`;
    const listen = `/api/console/recordings/${recordingId}/listen`;
    expect((await get(audio)).status).toBe(403);
    expect((await post(listen, { reason: 'I want to' })).status).toBe(403);
    const cookie = await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD);
    expect((await get(audio, cookie)).status).toBe(403);
    expect((await post(listen, { reason: ' ' }, cookie)).status).toBe(400);
    expect((await post(listen, { reason: 'A complaint about this call' }, cookie)).status).toBe(200);
    const sound = await get(audio, cookie);
    expect([sound.status, sound.headers.get('content-type'), sound.headers.get('cache-control')]).toEqual([
      200,
      'audio/wav',
      'private, no-store',
    ]);
    expect(
      Buffer.from(await sound.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF');
    expect(await database.db.recordingListen.findMany({ where: { recordingId }, select: { reason: true } })).toEqual([
      { reason: 'A complaint about this call' },
    ]);
    expect((await fetch(hub.url + audio)).status).toBe(401);
  });

  it('is the same recording however its webhooks come, and a forged one is nothing', async () => {
    const { call, contact } = await talk();
    await isRecording(contact.contactId, 'recording');
    const row = await database.db.callRecording.findFirstOrThrow({ where: { contactId: contact.contactId } });
    const path = `/twilio/voice/recording?recording=${row.id}`;
    const told = { RecordingSid: row.sid ?? '', RecordingStatus: 'completed', RecordingDuration: '7' };
    expect(await twilio.webhook(path, told, 'a-forged-token')).toBe(403);
    // A talk of no whole second is empty, and there would be nothing to compare.
    await twilio.advance(5);
    await call.hangup();
    for (const fields of [told, { ...told, RecordingStatus: 'in-progress' }, told, { ...told, RecordingDuration: '9' }])
      expect(await twilio.webhook(path, fields)).toBe(204);
    const after = await until(() => database.db.callRecording.findFirst({ where: { id: row.id, state: 'ended' } }));
    expect(after.sid).toBe(row.sid);
    const other = { ...told, RecordingSid: `RE${'0'.repeat(32)}`, RecordingDuration: '99' };
    expect(await twilio.webhook(path, other)).toBe(204);
    expect((await database.db.callRecording.findUniqueOrThrow({ where: { id: row.id } })).seconds).toBe(after.seconds);
  });

  it('stops where something is disclosed that few may know, and never begins where danger was spoken of', async () => {
    const { call, contact } = await talk();
    await isRecording(contact.contactId, 'recording');
    await database.db.conversation.update({ where: { id: contact.conversationId }, data: { restricted: true } });
    await isRecording(contact.contactId, 'none');
    await call.hangup();

    await until(async () => (await database.db.call.count({ where: { settledAt: null } })) === 0);
    await database.db.contact.updateMany({ data: { state: 'closed' } });
    await agent.setStatus('available');
    const number = newNumber();
    const danger = await twilio.call(number);
    await danger.speak('there is a fire in my flat');
    const { id } = await until(() => database.db.conversation.findFirst({ where: { number } }));
    const urgent = await takeUp(id);
    expect(heard(await danger.until(isIn('conference')))).not.toContain(NOTICE);
    await joinAs(urgent.contactId);
    await until(async () => (await lineOf(urgent.contactId)).phase === 'talking');
    await danger.hangup();
    await until(async () => (await database.db.call.count({ where: { endedAt: null } })) === 0);
    expect(await database.db.callRecording.count({ where: { call: { conversationId: id } } })).toBe(0);
  });

  it('is deleted where it lies once it was kept long enough; that it was is kept', async () => {
    const { call, contact } = await talk();
    await isRecording(contact.contactId, 'recording');
    await twilio.advance(5);
    await call.hangup();
    await until(async () => (await recordingsOf(contact.contactId))[0]?.state === 'ready');
    const row = await database.db.callRecording.findFirstOrThrow({ where: { contactId: contact.contactId } });
    const before = new Date(Date.now() - 91 * 24 * 60 * 60 * 1000);
    await database.db.callRecording.update({ where: { id: row.id }, data: { startedAt: before } });
    const gone = await until(() => database.db.callRecording.findFirst({ where: { id: row.id, state: 'deleted' } }));
    expect([gone.sid, gone.seconds, gone.legSid]).toEqual([null, null, null]);
    const { TWILIO_ACCOUNT_SID: account = '', TWILIO_API_BASE_URL: api = '' } = twilio.env;
    const authorization = `Basic ${Buffer.from(`${account}:token-of-the-tests`).toString('base64')}`;
    const address = `${api}/2010-04-01/Accounts/${account}/Recordings/${row.sid ?? ''}.json`;
    expect((await fetch(address, { headers: { authorization } })).status).toBe(404);
  });
});

describe('a talk with an adviser, where the council does not record', () => {
  beforeAll(() => start('open', { recordCalls: 0 }), 120_000);
  afterAll(stop, 60_000);

  it('says nothing of it and keeps nothing', async () => {
    const { call, contact, said } = await talk();
    expect(said).not.toContain(NOTICE);
    expect((await lineOf(contact.contactId)).recording).toBe('none');
    expect((await command(contact.contactId, 'pause-recording')).status).toBe(409);
    await call.hangup();
    await until(async () => (await database.db.call.count({ where: { settledAt: null } })) === 0);
    expect(await database.db.callRecording.count()).toBe(0);
  });
});

describe('a message, where nobody is there', () => {
  beforeAll(() => start('closed', { recordCalls: 0 }), 120_000);
  afterAll(stop, 60_000);

  /** Somebody whose number is withheld asks for a person, then for the tone. */
  async function toTheTone(): Promise<TestCall> {
    const call = await twilio.call('anonymous');
    expect(heard(await call.press('0'))).toContain('To leave a message for us, press 8.');
    await call.press('8');
    await call.silence();
    return call;
  }
  const messages = (state: string) =>
    database.db.callRecording.findMany({ where: { kind: 'voicemail', state }, orderBy: { startedAt: 'asc' } });

  it('is left by whoever cannot be rung back, waits as a contact of its own, and is heard by whoever takes it', async () => {
    const call = await toTheTone();
    const told = heard(await call.state());
    expect(told.lastIndexOf('If somebody is in danger, hang up and call 9 9 9.')).toBeLessThan(
      told.indexOf('After the tone'),
    );
    expect(told).toMatch(/an adviser listens to it from \w+day/);
    await call.speak('my name is Ada Example and my number is the one you know');
    expect(heard(await call.press('#'))).toContain('Thank you. We have your message. Goodbye.');
    const [message] = await until(async () => {
      const found = await messages('ended');
      return found.length === 1 && found;
    });
    const contact = await database.db.contact.findUniqueOrThrow({ where: { id: message?.contactId ?? '' } });
    expect(contact).toMatchObject({
      ...{ state: 'queued', channel: 'callback', reason: 'Voicemail: they left a message by phone' },
      callbackPhone: null,
    });
    await until(async () => (await database.db.call.count({ where: { settledAt: null } })) === 0);
    await agent.setStatus('available');
    await takeUp(contact.conversationId ?? '');
    const [shown] = await recordingsOf(contact.id);
    expect(shown).toMatchObject({ kind: 'voicemail', state: 'ready', listen: 'now' });
    const sound = await get(`/api/console/recordings/${shown?.recordingId ?? ''}/audio`);
    expect([sound.status, sound.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(await database.db.recordingListen.count({ where: { recordingId: message?.id ?? '' } })).toBe(1);
    await ask(agent.client, 'contact:end', { contactId: contact.id });
  });

  it('is kept also where they hang up in the middle, once however it is told', async () => {
    const before = (await messages('ended')).length;
    const call = await toTheTone();
    await call.speak('please somebody look at the street light');
    await call.hangup();
    await until(async () => (await messages('ended')).length === before + 1);
    const message = (await messages('ended')).at(-1);
    const path = `/twilio/voice/recording?call=${message?.callId ?? ''}`;
    const fields = { RecordingSid: message?.sid ?? '', RecordingStatus: 'completed', RecordingDuration: '3' };
    for (const at of [1, 2]) expect([at, await twilio.webhook(path, fields)]).toEqual([at, 204]);
    expect(await messages('ended')).toHaveLength(before + 1);
    const { conversationId } = await database.db.contact.findUniqueOrThrow({ where: { id: message?.contactId ?? '' } });
    expect(await database.db.contact.count({ where: { conversationId, channel: 'callback' } })).toBe(1);
  });

  it('is a person at 0, before the tone and after', async () => {
    const call = await twilio.call('anonymous');
    await call.press('0');
    await call.press('8');
    expect(heard(await call.press('0')).split('After the tone')[1]).toContain('Press 0 for a person.');
    const other = await toTheTone();
    await other.speak('hello');
    const said = heard(await other.press('0'));
    expect(said.slice(said.lastIndexOf('(beep)'))).toContain('Press 0 for a person.');
    await call.hangup();
    await other.hangup();
  });

  it('is no work where nothing was said, and is counted', async () => {
    const contacts = () => database.db.contact.count({ where: { channel: 'callback', state: 'queued' } });
    const [work, before] = [await contacts(), (await messages('empty')).length];
    const silent = await toTheTone();
    expect(heard(await silent.silence())).toContain('Sorry, I did not hear that.');
    const gone = await toTheTone();
    await gone.hangup();
    await until(async () => (await messages('empty')).length === before + 2);
    expect(await contacts()).toBe(work);
    await silent.hangup();
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toMatch(/hub_voicemails_total\{outcome="empty"\} 2/);
  });

  it('is offered to nobody whom we can ring back', async () => {
    const call = await twilio.call(newNumber());
    expect(heard(await call.press('0'))).not.toContain('press 8');
    await call.hangup();
  });
});
