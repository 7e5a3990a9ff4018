/** An agent has a code sent to the number on record, and types what the resident read from their telephone, through the real edges (P35). */
import { randomUUID } from 'node:crypto';
import type { Offer } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';
import { lastPanel, viewOf } from './support/view.ts';

/** Joshua Adeyemi of the demonstration, with the number on his record. */
const JOSHUA = { reference: 'DEMO-0018', phone: '+447700900184' };

let database: TestDatabase;
let twilio: TestTwilio;
let hub: Hub;
let agent: AgentPerson;
let csrf: string;
let contactId: string;

beforeAll(async () => {
  [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
  hub = await startHub({ DATABASE_URL: database.url, LOG_LEVEL: 'info', ...twilio.env }, twilio.hubPort);
  agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
  const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie: agent.cookie } });
  csrf = me.headers.get('x-csrf-token') ?? '';
  await agent.setStatus('available');
  const resident = await residentAt(hub.url);
  await resident.say(resident.conversationId, 'I want to talk to a person');
  const offer = await agent.inbox.first<Offer>('offer', () => true);
  await agent.accept(offer.offerId);
  ({ contactId } = offer.contact);
}, 120_000);
afterAll(async () => {
  agent.client.close();
  await hub.stop();
  await Promise.all([twilio.stop(), database.close()]);
});

async function post(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${hub.url}/api/console/contacts/${contactId}/identity/${path}`, {
    method: 'POST',
    headers: { cookie: agent.cookie, 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** Looks until it is so: the test's own time limit ends it. */
async function textOn(number: string): Promise<string> {
  for (;;) {
    const [text] = await twilio.received(number);
    if (text) return text.body;
    await new Promise((next) => setTimeout(next, 50));
  }
}

describe('a code to the number on record', () => {
  it('makes it level 1 once it is read out, and stands nowhere but on that telephone', async () => {
    const residentReference = JOSHUA.reference;
    const sent = await post('code', { codeId: randomUUID(), residentReference });
    expect(sent).toEqual({ status: 200, body: { until: expect.any(String) as unknown } });
    const body = await textOn(JOSHUA.phone);
    const [digits = ''] = /\d{6}/.exec(body) ?? [];
    expect(body).not.toMatch(/Joshua|Adeyemi|DEMO/);

    const check = (code: string) => post('code/check', { checkId: randomUUID(), residentReference, code });
    expect(await check('12')).toMatchObject({ status: 400, body: { where: 'code' } });
    const passed = await check(`${digits.slice(0, 3)} ${digits.slice(3)}`);
    expect(passed).toEqual({ status: 200, body: { passed: true, stopped: false } });
    const panel = lastPanel(await viewOf(hub.url, contactId, agent.cookie), 'resident');
    expect(panel).toMatchObject({ state: 'ready', data: { reference: residentReference, identityLevel: 1 } });
    expect(await check(digits)).toMatchObject({ status: 404, body: { code: 'not-found' } });

    const entries = await database.db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    const written = entries.map(({ entry }) => entry as unknown as { action: string; outcome: string });
    const actions = written.filter(({ action }) => action.startsWith('identity'));
    expect(actions.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
      'identity-code-asked asked',
      'identity-code-sent asked',
      'identity-code-tried asked',
      'identity-code-tried refused',
      'identity-code-tried asked',
      'identity-passed asked',
      'identity-code-tried asked',
      'identity-code-tried refused',
    ]);
    const said = await database.db.event.findMany({ select: { text: true } });
    for (const trace of [hub.output(), JSON.stringify(sent), JSON.stringify(written), JSON.stringify(said)])
      expect(trace).not.toContain(digits);
  });
});
