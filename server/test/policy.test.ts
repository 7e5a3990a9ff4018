/** The promises of the policy, kept by a running hub over its own edges: what is said, who is told, and what is on record. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationEvent, PlainExplanation, WorkSnapshot } from '@hub/contract';
import { parse as parseCookies } from 'cookie';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { Browser } from '../src/security/testing/browser.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { answerTo, deskOf, whatOf } from './support/desk.ts';
import type { Desk } from './support/desk.ts';
import { ownFolder } from './invariants/support/own-folder.ts';
import { projectRoot, startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';

let database: TestDatabase;
let hub: Hub;
let agent: AgentPerson;
let desk: Desk;

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub({
    DATABASE_URL: database.url,
    OFFER_SECONDS: '900',
  });
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
  await agent.setStatus('available');
  desk = deskOf(hub.url, agent);
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await database.close();
});

const takeUp: Desk['takeUp'] = (resident) => desk.takeUp(resident);
const detailOf: Desk['detailOf'] = (contactId, cookie) => desk.detailOf(contactId, cookie);
const finish: Desk['finish'] = (detail) => desk.finish(detail);
const linksIn = (events: readonly ConversationEvent[]) =>
  events.flatMap(({ actions }) => actions ?? []).filter(({ type }) => type === 'link');

/** A cookie of MyAccount for a resident of the demonstration. */
async function myAccountOf(reference: string): Promise<{ residentId: string; cookie: string }> {
  const { id } = await database.db.resident.findUniqueOrThrow({ where: { reference } });
  const browser = new Browser(hub.url);
  await browser.open('/demo/myaccount');
  await browser.follow(await browser.send('POST', `${hub.url}/demo/myaccount`, { residentId: id }));
  return { residentId: id, cookie: browser.cookieHeader('/') };
}

/** The conversation of somebody who uses the pages without a script. */
async function plainChatOf(browser: Browser): Promise<{ token: string; resident: ResidentPerson }> {
  const token = parseCookies(browser.cookieHeader('/')).hub_chat ?? '';
  return { token, resident: await residentAt(hub.url, token) };
}

describe('a resident without the internet', () => {
  it('is never sent a link: not on this contact, and not on the next in the same chat (P51)', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'I have no internet at home or at work');
    await finish(await takeUp(resident));
    expect((await answerTo(resident, 'theres a massive pothole outside my house')).kind).toBe('queued');
    await finish(await takeUp(resident));
    expect(linksIn(await resident.thread(resident.conversationId))).toEqual([]);
    resident.client.close();
  });

  it('is remembered where they are known: the next chat has no link either (P51)', async () => {
    const { residentId, cookie } = await myAccountOf('DEMO-0001');
    const before = await residentAt(hub.url, undefined, cookie);
    expect(linksIn([await answerTo(before, 'theres a massive pothole outside my house')])).toHaveLength(1);
    await answerTo(before, 'actually we have not got the internet any more');
    const detail = await takeUp(before);
    expect(whatOf(detail, 'suppress')).toContain('link');
    expect(Object.keys(detail.factsSince)).toContain('resident.digitalAccess');
    await finish(detail);
    expect(await database.db.resident.findUniqueOrThrow({ where: { id: residentId } })).toMatchObject({
      digitalAccess: 'none',
    });

    const next = await residentAt(hub.url, undefined, cookie);
    expect(next.conversationId).not.toBe(before.conversationId);
    expect((await answerTo(next, 'my street light is broken')).kind).toBe('queued');
    await finish(await takeUp(next));
    expect(linksIn(await next.thread(next.conversationId))).toEqual([]);
    before.client.close();
    next.client.close();
  });
});

describe('a resident whom the form failed', () => {
  it('goes to a person who sees the attempt, and gets no link (P42)', async () => {
    const resident = await residentAt(hub.url);
    const answer = await answerTo(resident, 'I tried the pothole form online and it gave me an error');
    expect(answer.kind).toBe('queued');
    const detail = await takeUp(resident);
    expect(detail.attempts).toMatchObject([{ service: 'Report a pothole', outcome: 'failed' }]);
    expect(whatOf(detail, 'record')).toContain('online-fault');
    expect(linksIn(await resident.thread(resident.conversationId))).toEqual([]);
    await finish(detail);
    resident.client.close();
  });
});

describe('a form that did not work', () => {
  it('leads to a person who reads what the form said, and tells it once (P42)', async () => {
    const browser = new Browser(hub.url);
    const page = await browser.open('/services/report-pothole');
    const clientId = /name="clientId" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const send = () =>
      browser.send('POST', '/services/report-pothole/trouble', { clientId, error: 'E-17, card 4111 1111 1111 1111' });
    expect((await send()).headers.get('location')).toBe('/chat#newest');
    await send();
    const { token, resident } = await plainChatOf(browser);
    expect(token).not.toBe('');
    const detail = await takeUp(resident);
    expect(detail.attempts).toMatchObject([
      { service: 'Report a pothole', outcome: 'failed', error: 'E-17, card [card removed]' },
    ]);
    const said = (await resident.thread(resident.conversationId)).filter(({ from }) => from === 'resident');
    expect(said).toHaveLength(1);
    await finish(detail);
    resident.client.close();
  });
});

describe('abuse', () => {
  it('gives a way off the page, stops texts and voicemail, and closes the thread to most (P12, P15)', async () => {
    const { residentId, cookie } = await myAccountOf('DEMO-0003');
    const resident = await residentAt(hub.url, undefined, cookie);
    const answer = await answerTo(resident, 'my husband hits me');
    expect(answer.actions).toContainEqual(expect.objectContaining({ type: 'exit' }));
    const detail = await takeUp(resident);
    expect(whatOf(detail, 'suppress')).toEqual(expect.arrayContaining(['sms', 'voicemail', 'callback-text', 'survey']));
    expect(detail.restricted).toBe(true);
    expect(await database.db.resident.findUniqueOrThrow({ where: { id: residentId } })).toMatchObject({
      safeContact: 'no',
      flags: expect.arrayContaining(['domestic-abuse']),
    });

    // A supervisor may read along anywhere but here, unless trained for it.
    const supervisor = await signIn(hub.url, 'raj@demo.example', DEMONSTRATION_PASSWORD);
    const open = () =>
      fetch(`${hub.url}/api/console/contacts/${detail.contact.contactId}`, { headers: { cookie: supervisor } });
    expect((await open()).status).toBe(200);
    await database.db.staff.update({ where: { subject: 'demo:raj' }, data: { skills: ['emergency'] } });
    expect((await open()).status).toBe(403);
    await finish(detail);
    resident.client.close();
  });
});

describe('a request for information', () => {
  it('opens a dated case, once, and tells its reference (P29)', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'how much did the council spend on consultants');
    const detail = await takeUp(resident);
    const [opened, ...others] = detail.cases;
    expect(others).toEqual([]);
    expect(opened).toMatchObject({ kind: 'information-request', closed: false });
    expect(String(opened?.answerBy) > new Date().toISOString().slice(0, 10)).toBe(true);
    const thread = await resident.thread(resident.conversationId);
    expect(thread.filter(({ text }) => text.includes(String(opened?.reference)))).toHaveLength(1);
    await finish(detail);
    resident.client.close();
  });
});

describe('what the policy asks of people', () => {
  it('is told to supervisors at once, and gone from their list when it is done', async () => {
    const supervisor = await agentAt(hub.url, await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD));
    const tasks = async () => {
      const response = await fetch(`${hub.url}/api/console/work`, { headers: { cookie: supervisor.cookie } });
      return ((await response.json()) as WorkSnapshot).tasks;
    };
    const isTold = supervisor.inbox.first('tasks');
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'I tried the pothole form online and it gave me an error');
    await isTold;
    const task = (await tasks()).find(({ contact }) => contact.conversationId === resident.conversationId);
    expect(task?.duty).toMatchObject({ kind: 'task', doneAt: null });
    expect(await ask(supervisor.client, 'duty:done', { dutyId: task?.duty.dutyId })).toEqual({ ok: true });
    expect((await tasks()).map(({ duty }) => duty.dutyId)).not.toContain(task?.duty.dutyId);
    const agents = await fetch(`${hub.url}/api/console/work`, { headers: { cookie: agent.cookie } });
    expect(((await agents.json()) as WorkSnapshot).tasks).toEqual([]);
    await finish(await takeUp(resident));
    supervisor.client.close();
    resident.client.close();
  });

  it('is done once, by whoever may open the contact', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'I tried the pothole form online and it gave me an error');
    const detail = await takeUp(resident);
    const task = detail.duties.find(({ kind, doneAt }) => kind === 'task' && doneAt === null);
    expect(task).toBeDefined();
    const stranger = await agentAt(hub.url, await signIn(hub.url, 'priya@demo.example', DEMONSTRATION_PASSWORD));
    expect(await ask(stranger.client, 'duty:done', { dutyId: task?.dutyId })).toMatchObject({ ok: false });
    expect(await ask(agent.client, 'duty:done', { dutyId: task?.dutyId })).toEqual({ ok: true });
    expect(await ask(agent.client, 'duty:done', { dutyId: task?.dutyId })).toMatchObject({ ok: false });
    const after = await detailOf(detail.contact.contactId, agent.cookie);
    expect(after.duties.find(({ dutyId }) => dutyId === task?.dutyId)?.doneAt).not.toBeNull();
    stranger.client.close();
    await finish(detail);
    resident.client.close();
  });
});

describe('rules with a fault', () => {
  it('never replace good ones: residents are answered as before, and health says so', async () => {
    const own = await testDatabase();
    const folder = await ownFolder('rules');
    const rules = join(folder.path, 'rules');
    await cp(join(projectRoot, 'routing-rules'), rules, {
      recursive: true,
      filter: (path) => !/node_modules|\/dist|\/src/.test(path),
    });
    const other = await startHub({ DATABASE_URL: own.url, RULES_DIR: rules });
    const health = async () => {
      const response = await fetch(`${other.url}/health/ready`);
      return {
        status: response.status,
        body: (await response.json()) as { rules: { state: string; version: string } },
      };
    };
    const before = await health();
    expect(before).toMatchObject({ status: 200, body: { rules: { state: 'current' } } });
    const table = join(rules, 'tables/b-route.json');
    await writeFile(table, (await readFile(table, 'utf8')).replaceAll('"route": "emergency"', '"route": "log"'));
    other.process.kill('SIGHUP');
    let after = await health();
    while (after.body.rules.state === 'current') after = await health();
    expect(after).toMatchObject({
      status: 200,
      body: { rules: { state: 'kept', version: before.body.rules.version } },
    });
    const resident = await residentAt(other.url);
    expect((await answerTo(resident, 'there is a fire in my flat')).text).toContain('999');
    resident.client.close();
    await other.stop();
    expect(other.output()).toContain('rules with faults were refused');
    await own.close();
    await folder.remove();
  });
});

/** Words after which a conversation is at a certain step, each from its beginning. */
const STEPS: [string, string[]][] = [
  ['at the beginning', []],
  ['after the link', ['theres a massive pothole outside my house']],
  ['after "did this help?" was left without an answer', ['theres a massive pothole outside my house', 'hmm']],
  ['in a choice of three', ['something about my house']],
  ['after a misunderstanding', ['qwerty uiop']],
  ['after thanks', ['thank you']],
];

describe('somebody who asks for a person', () => {
  it.each(STEPS)('is given one %s (P17)', async (_step, words) => {
    const resident = await residentAt(hub.url);
    for (const text of words) await answerTo(resident, text);
    const isQueued = (await resident.thread(resident.conversationId)).some(({ kind }) => kind === 'queued');
    if (!isQueued) expect((await answerTo(resident, 'can I speak to a human please')).kind).toBe('queued');
    await finish(await takeUp(resident));
    resident.client.close();
  });
});

describe('a resident who asks why', () => {
  const why = async (token: string) => {
    const response = await fetch(`${hub.url}/api/resident/why`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(200);
    return (await response.json()) as { explanations: PlainExplanation[] | null };
  };

  it('is told the rule, the clause and what was known, in plain words', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'I have no internet at home or at work');
    const { explanations } = await why(resident.token);
    expect(explanations?.[0]).toMatchObject({
      decided: 'A person does it with you.',
      reasons: expect.arrayContaining([expect.objectContaining({ clause: 'P51' })]),
    });
    const known = explanations?.flatMap(({ reasons }) => reasons.flatMap((reason) => reason.known));
    expect(known).toContain('Digital access: none');

    const browser = new Browser(hub.url);
    browser.cookies.set('hub_chat', { value: resident.token, path: '/', attributes: '' });
    const page = await browser.open('/chat/why');
    expect(page.text).toContain('A person does it with you.');
    expect(page.text).toContain('policy clause P51');
    await finish(await takeUp(resident));
    resident.client.close();
  });

  it('is not shown on a screen what was said in confidence', async () => {
    const resident = await residentAt(hub.url);
    await answerTo(resident, 'my husband hits me');
    expect(await why(resident.token)).toEqual({ ok: true, explanations: null });
    await finish(await takeUp(resident));
    resident.client.close();
  });
});
