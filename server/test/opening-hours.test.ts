/** A supervisor closes the council for a day: the next decision on any node obeys, in chat, by text and by phone, and says why. */
import { randomUUID } from 'node:crypto';
import type { HoursPage } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { answerTo } from './support/desk.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { residentAt, signIn } from './support/people.ts';
import { testRedis } from './support/redis.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';

const WHY = 'We are closed today: staff training.';
const PERSON = 'I want to talk to a person';

/** By the council's clocks. */
const dayAhead = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now() + days * 24 * 60 * 60 * 1000);

describe('an exception from the opening hours', () => {
  let database: TestDatabase;
  let redis: Awaited<ReturnType<typeof testRedis>>;
  let twilio: TestTwilio;
  let [one, two] = [{} as Hub, {} as Hub];
  let headers: Record<string, string>;
  beforeAll(async () => {
    [database, redis, twilio] = await Promise.all([testDatabase(), testRedis(), testTwilio()]);
    const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url };
    one = await startHub({ ...shared, ...twilio.env, NODE_NAME: 'one' }, twilio.hubPort);
    two = await startHub({ ...shared, ...twilio.env, PUBLIC_BASE_URL: one.url, NODE_NAME: 'two' });
    const cookie = await signIn(one.url, 'sian@demo.example', DEMONSTRATION_PASSWORD);
    const me = await fetch(`${one.url}/api/console/me`, { headers: { cookie } });
    const csrf = me.headers.get('x-csrf-token') ?? '';
    headers = { cookie, 'content-type': 'application/json', 'x-csrf-token': csrf };
  }, 120_000);
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await Promise.all([twilio.stop(), redis.stop(), database.close()]);
  });

  const page = async () => (await (await fetch(`${one.url}/api/console/hours`, { headers })).json()) as HoursPage;
  const post = async (path: string, body: object) =>
    (await fetch(`${one.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  /** Whether people were there for the last decision that was made. */
  const wasOpen = async () => {
    const [last] = await database.db.$queryRaw<{ open: boolean }[]>`
      SELECT ("facts" -> 'hours' ->> 'open')::boolean AS open FROM "decision" ORDER BY "at" DESC LIMIT 1`;
    return last?.open;
  };

  it('is obeyed at once everywhere, with why, and no more at once when it is undone', async () => {
    const before = await residentAt(two.url);
    expect((await answerTo(before, PERSON)).text).not.toContain(WHY);
    expect(await wasOpen()).toBe(true);
    const holidays = (await page()).holidays;

    const id = randomUUID();
    const value = { from: dayAhead(0), to: dayAhead(1), open: [], reason: 'staff training' };
    expect(await post(`/api/console/hours/${id}`, { version: 0, value })).toBe(200);
    expect(await page()).toMatchObject({ now: { open: false }, exceptions: [{ id }], holidays });

    const chat = await residentAt(two.url);
    expect((await chat.thread(chat.conversationId))[0]?.text).toContain(WHY);
    expect((await answerTo(chat, PERSON)).text).toContain(WHY);
    expect(await wasOpen()).toBe(false);

    await twilio.text('+447700960071', PERSON);
    const texts = async () => (await twilio.received('+447700960071')).map(({ body }) => body).join(' ');
    while (!(await texts()).includes(WHY)) await new Promise((next) => setTimeout(next, 50));
    const call = await twilio.call('+447700960072');
    expect((await call.press('0')).heard.map(({ text }) => text).join(' ')).toContain(WHY);

    const [exception] = (await page()).exceptions;
    expect(await post(`/api/console/changes/${exception?.last?.changeId ?? ''}/undo`, {})).toBe(200);
    const after = await residentAt(two.url);
    expect((await after.thread(after.conversationId))[0]?.text).toContain('People are here now.');
    expect((await answerTo(after, PERSON)).text).not.toContain(WHY);
    expect(await wasOpen()).toBe(true);
    for (const { client } of [before, chat, after]) client.close();
  });

  it('is refused to advisers', async () => {
    const cookie = await signIn(one.url, 'bola@demo.example', DEMONSTRATION_PASSWORD);
    expect((await fetch(`${one.url}/api/console/hours`, { headers: { cookie } })).status).toBe(403);
  });
});
