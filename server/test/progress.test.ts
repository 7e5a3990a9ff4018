/** Residents who are told how their reports get on, through the real edges: chat and texts, the back office and its webhook. */
import { createHmac } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConversationEvent } from '@hub/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { testBackOffice } from './support/back-office.ts';
import type { BackOffice } from './support/back-office.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { projectRoot, startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { residentAt } from './support/people.ts';
import type { ResidentPerson } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';
import { until } from './support/until.ts';

const SECRET = 'a-secret-of-the-tests';
const NEVER = { from: 0, until: 0 };
const ALWAYS = { from: 0, until: 24 };

let database: TestDatabase;
let twilio: TestTwilio;
let office: BackOffice;
let hub: Hub;
let folder: string;
let last = 0;

/** Writes the quiet hours into the hub's own rules: what is told must not depend on when the tests run. */
async function writeQuietHours({ from, until: end }: typeof NEVER): Promise<void> {
  const file = join(folder, 'settings.json');
  const { settings } = z
    .object({ settings: z.array(z.looseObject({ id: z.string(), value: z.number() })) })
    .parse(JSON.parse(await readFile(file, 'utf8')));
  const values: Record<string, number> = { quietFromHour: from, quietUntilHour: end };
  const changed = settings.map((setting) => ({ ...setting, value: values[setting.id] ?? setting.value }));
  await writeFile(file, JSON.stringify({ settings: changed }));
}

/** The same while the hub runs, as a supervisor changes a rule; settles when it holds. */
async function changeQuietHours(hours: typeof NEVER): Promise<void> {
  const version = async () =>
    z.object({ rules: z.object({ version: z.string() }) }).parse(await (await fetch(`${hub.url}/health/ready`)).json())
      .rules.version;
  const before = await version();
  await writeQuietHours(hours);
  hub.process.kill('SIGHUP');
  await until(async () => (await version()) !== before);
}

beforeAll(async () => {
  [database, twilio, folder] = await Promise.all([
    testDatabase(),
    testTwilio(),
    mkdtemp(join(tmpdir(), 'hub-progress-')),
  ]);
  await cp(join(projectRoot, 'routing-rules'), folder, {
    recursive: true,
    filter: (path) => !/routing-rules\/(dist|src|node_modules)/.test(path),
  });
  await writeQuietHours(NEVER);
  office = await testBackOffice({ hub: `http://127.0.0.1:${twilio.hubPort}`, secret: SECRET });
  hub = await startHub(
    {
      ...{ DATABASE_URL: database.url, ...twilio.env, RULES_DIR: folder },
      ...{ OPEN311_URL: office.url, OPEN311_WEBHOOK_SECRET: SECRET },
    },
    twilio.hubPort,
  );
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await Promise.all([twilio.stop(), office.stop(), database.close(), rm(folder, { recursive: true, force: true })]);
});

/** A number that nobody used before in this file. */
const newNumber = () => `+4477009${String((last += 1)).padStart(5, '0')}`;
const textsTo = async (number: string) => (await twilio.received(number)).map(({ body }) => body);
const answers = (number: string, count: number) =>
  until(async () => {
    const bodies = await textsTo(number);
    return bodies.length >= count && bodies;
  });
/** The number that the back office gave a report. */
const arrived = (reference: string) =>
  until(async () => {
    const found = (await office.requests()).find(({ attributes }) => attributes.reference === reference);
    const kept = await database.db.submission.findUnique({ where: { reference } });
    return kept?.state === 'sent' && found?.service_request_id;
  });
const stageOf = (reference: string, stage: string) =>
  until(async () => (await database.db.submission.findUnique({ where: { reference } }))?.stage === stage);
/** Settles once everybody who asked was told all there is, or need not be. */
const allTold = (reference: string) =>
  until(async () => {
    const report = await database.db.submission.findUniqueOrThrow({
      where: { reference },
      include: { followers: true },
    });
    return report.followers.every(({ told }) => told === report.changes);
  });

/** Texts a report and fills its form by the link that comes back; answers the reference once the text says it. */
async function reportByText(number: string): Promise<string> {
  await twilio.text(number, 'theres a pothole on example street outside the shop');
  const [offered = ''] = await answers(number, 1);
  const led = await fetch(/http\S+\/g\/[\w-]{22}/.exec(offered)?.[0] ?? '');
  const page = /<form class="e-form".*?<\/form>/s.exec(await led.text())?.[0] ?? '';
  const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const body = new URLSearchParams([
    ...hidden,
    ...Object.entries({ place: '5 Chapel Street', surface: 'road', size: 'bigger', danger: 'no' }).map(
      ([name, value]): [string, string] => [`f-${name}`, value],
    ),
  ]);
  const sent = await fetch(`${hub.url}/services/report-pothole/form`, {
    ...{ method: 'POST', body: body.toString(), redirect: 'manual' as const },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const reference = /reference=(R-[2-9A-Z]{4}-[2-9A-Z]{4})/.exec(sent.headers.get('location') ?? '')?.[1];
  if (reference === undefined) throw new Error(`the form was not sent: ${sent.status}`);
  expect((await answers(number, 2))[1]).toContain('Reply 1 Tell me how it gets on.');
  await arrived(reference);
  return reference;
}

/** The same, and "1" is replied. */
async function askedByText(number: string): Promise<string> {
  const reference = await reportByText(number);
  await twilio.text(number, '1');
  expect((await answers(number, 3))[2]).toBe(
    `Marlow Reach Council: We will tell you here how ${reference} gets on. The team has it.`,
  );
  return reference;
}

describe('how a report gets on', () => {
  it('is told by text to whoever replied 1, each stage once, however often the back office says so', async () => {
    const number = newNumber();
    const reference = await askedByText(number);
    const id = await arrived(reference);
    await office.change(id, { status: 'in_progress', expected_datetime: '2027-03-02T12:00:00Z' });
    await answers(number, 4);
    await office.change(id, { status: 'in_progress', expected_datetime: '2027-03-02T12:00:00Z' });
    await office.change(id, { status: 'in_progress', expected_datetime: '2027-03-03T12:00:00Z' });
    await answers(number, 5);
    for (let again = 0; again < 3; again += 1) await office.change(id, { status: 'fixed' });
    await answers(number, 6);
    await stageOf(reference, 'done');
    await allTold(reference);
    const about = `Marlow Reach Council: pothole report ${reference}:`;
    expect((await textsTo(number)).slice(3)).toEqual([
      `${about} it is now with a team. We expect to do the work by Tuesday 2 March.`,
      `${about} we now expect to do the work by Wednesday 3 March.`,
      `${about} we have done the work. If it is not put right, tell us here. Reply 0 for a person.`,
    ]);
    await twilio.text(number, '0');
    expect((await answers(number, 7))[6]).toContain('They will text you here.');
    expect(await (await fetch(`${hub.url}/metrics`)).text()).toMatch(/hub_notices_total\{outcome="text"\} [3-9]/);
  });

  it('is not told to whoever did not ask', async () => {
    const number = newNumber();
    const reference = await reportByText(number);
    await office.change(await arrived(reference), { status: 'fixed' });
    await stageOf(reference, 'done');
    const asked = await askedByText(newNumber());
    await office.change(await arrived(asked), { status: 'fixed' });
    await stageOf(asked, 'done');
    await allTold(asked);
    expect(await textsTo(number)).toHaveLength(2);
  });

  it('is not texted after STOP, and stands in the thread', async () => {
    const number = newNumber();
    const reference = await askedByText(number);
    await twilio.text(number, 'STOP');
    await until(async () => (await database.db.smsNumber.findUnique({ where: { number } }))?.stoppedAt);
    await office.change(await arrived(reference), { status: 'no_further_action' });
    const held = await until(() =>
      database.db.smsOutbound.findFirst({ where: { receiver: number, body: { contains: 'closed it without work' } } }),
    );
    expect(held).toMatchObject({ state: 'held', why: 'stopped' });
    const { conversationId, seq } = held;
    expect(
      await database.db.event.findUniqueOrThrow({ where: { conversationId_seq: { conversationId, seq } } }),
    ).toMatchObject({ text: held.body, sender: 'bot' });
    expect(await textsTo(number)).toHaveLength(3);
  });

  it.each([
    ['P12', 'sms'],
    ['P49', 'reminder'],
  ])('is not texted where the policy holds texts back (%s)', async (clause, what) => {
    const number = newNumber();
    const reference = await askedByText(number);
    const contact = await database.db.contact.findFirstOrThrow({ where: { conversation: { number } } });
    const at = new Date();
    const duty = {
      id: crypto.randomUUID(),
      contactId: contact.id,
      kind: 'suppress',
      what,
      rule: 'of the test',
      clause,
      at,
    };
    await database.db.duty.create({ data: duty });
    await office.change(await arrived(reference), { status: 'fixed' });
    const held = await until(() => database.db.smsOutbound.findFirst({ where: { receiver: number, state: 'held' } }));
    expect(held.why).toBe('unsafe');
    expect(await textsTo(number)).toHaveLength(3);
  });

  describe('in a chat', () => {
    let resident: ResidentPerson;
    beforeEach(async () => {
      resident = await residentAt(hub.url);
    });
    afterEach(() => resident.client.close());

    const answerTo = async (text: string, expected: RegExp): Promise<ConversationEvent> => {
      const sent = await resident.say(resident.conversationId, text);
      const after = sent.ok ? sent.seq : Infinity;
      return resident.inbox.first<ConversationEvent>(
        'message',
        (each) => each.from !== 'resident' && each.seq > after && expected.test(each.text),
      );
    };

    it('is told to whoever pressed the button, and found when they come back', async () => {
      await answerTo('there is a huge hole in the road on quarry road', /Report a pothole/);
      await answerTo('Report it here', /Could it hurt somebody/);
      await answerTo('No', /name/);
      await answerTo('Leave this out', /email/);
      await answerTo('Leave this out', /check what I wrote down/);
      const done = await answerTo('Yes, send it', /your reference is R-/);
      const reference = /R-[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(done.text)?.[0] ?? 'none';
      const button = done.actions?.find(({ label }) => label === 'Tell me how it gets on');
      const id = await arrived(reference);
      await answerTo(button?.type === 'reply' ? button.text : '', /^We will tell you here how R-/);
      resident.client.close();
      await office.change(id, { status: 'fixed', status_notes: 'Filled on Tuesday.' });
      await stageOf(reference, 'done');
      await allTold(reference);
      const back = await residentAt(hub.url, resident.token);
      const thread = await back.thread(resident.conversationId);
      back.client.close();
      expect(thread.at(-1)).toMatchObject({
        text: `Your report ${reference}: we have done the work. If it is not put right, tell us here. The team says: Filled on Tuesday.`,
        actions: [{ type: 'person' }],
      });
      expect(thread.filter(({ text }) => text.includes('we have done the work'))).toHaveLength(1);
    });

    it('is not told of a report that somebody else made', async () => {
      const reference = await reportByText(newNumber());
      await answerTo(`Tell me how ${reference} gets on`, /./);
      expect(await database.db.submissionFollower.count({ where: { conversationId: resident.conversationId } })).toBe(
        0,
      );
    });
  });

  it('is only asked of the back office where it signed that something changed', async () => {
    const body = JSON.stringify({ service_request_id: 1001 });
    const sign = (secret: string) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
    const post = async (headers: Record<string, string>, sent = body) => {
      const given = { 'content-type': 'application/json', ...headers };
      return (await fetch(`${hub.url}/open311/updates`, { method: 'POST', headers: given, body: sent })).status;
    };
    expect(await post({ 'x-open311-signature': sign(SECRET) })).toBe(204);
    expect(await post({ 'x-open311-signature': sign(SECRET) })).toBe(204);
    expect(await post({})).toBe(403);
    expect(await post({ 'x-open311-signature': sign('another-secret-of-no-use') })).toBe(403);
    expect(await post({ 'x-open311-signature': sign(SECRET) }, `${body} `)).toBe(403);
    expect(await post({ 'x-open311-signature': sign(SECRET), 'content-type': 'text/plain' })).toBe(403);
  });
});

describe('in quiet hours', () => {
  beforeAll(() => changeQuietHours(ALWAYS));

  it('answers go at once, and what nobody waits for goes when they end: the last of it, once', async () => {
    const number = newNumber();
    const reference = await askedByText(number);
    const id = await arrived(reference);
    await office.change(id, { status: 'in_progress' });
    await stageOf(reference, 'allocated');
    await office.change(id, { status: 'fixed' });
    await stageOf(reference, 'done');
    // An answer afterwards shows that texts go out, and that this one waits.
    await twilio.text(number, 'how do i renew my library book');
    expect((await answers(number, 4)).at(-1)).not.toContain('we have done the work');
    await changeQuietHours(NEVER);
    expect((await answers(number, 5)).at(-1)).toContain('we have done the work');
    const all = await textsTo(number);
    expect(all.filter((body) => body.includes('with a team'))).toEqual([]);
    expect(all).toHaveLength(5);
  });
});
