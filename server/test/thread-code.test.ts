/** One conversation from the website to a telephone and back, by a code, through the real edges. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { threadCodeSchema } from '@hub/contract';
import type { ThreadCode } from '@hub/contract';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { Browser } from '../src/security/testing/browser.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { NetworkText, TestTwilio } from './support/twilio.ts';
import { until } from './support/until.ts';

const WRONG = 'That code does not work. Ask for a new one, or start again here.';

describe('going on with a code', () => {
  let database: TestDatabase;
  let twilio: TestTwilio;
  let hub: Hub;
  let agent: AgentPerson;
  let csrf: string;
  let last = 0;
  beforeAll(async () => {
    [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
    hub = await startHub({ DATABASE_URL: database.url, ...twilio.env }, twilio.hubPort);
    // Contacts stay with the adviser from test to test.
    await database.db.staff.updateMany({ where: { email: 'bola@demo.example' }, data: { capacity: 9 } });
    agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
    const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie: agent.cookie } });
    csrf = me.headers.get('x-csrf-token') ?? '';
  }, 120_000);
  afterAll(async () => {
    agent.client.close();
    await hub.stop();
    await Promise.all([twilio.stop(), database.close()]);
  });

  const newNumber = () => `+4477009${String(30_000 + (last += 1))}`;
  const answers = (number: string, count: number): Promise<NetworkText[]> =>
    until(async () => {
      const received = await twilio.received(number);
      return received.length >= count && received;
    });
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(hub.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const makeCode = async (token: string): Promise<ThreadCode> => {
    const answer = await post('/api/resident/code', {}, { authorization: `Bearer ${token}` });
    return threadCodeSchema.parse(await answer.json());
  };
  const useCode = (code: string, token?: string) => post('/api/resident/code/use', { code, token });
  const spaced = (code: string) => `${code.slice(0, 3)} ${code.slice(3)}`;
  const notThis = (code: string, by: number) => String((Number(code) + by) % 1_000_000).padStart(6, '0');
  const eventsOf = (conversationId: string) =>
    database.db.event.findMany({ where: { conversationId }, orderBy: { seq: 'asc' } });
  const said = async (conversationId: string, text: string) =>
    (await eventsOf(conversationId)).some((e) => e.text === text);
  /** The agent holds a contact by text with this number. */
  const holdByText = async (number: string): Promise<{ contactId: string; conversationId: string }> => {
    await agent.setStatus('available');
    await twilio.text(number, 'I want to talk to a person');
    const { conversationId } = await until(
      async () => (await database.db.smsNumber.findUnique({ where: { number } })) ?? undefined,
    );
    const offer = await agent.inbox.first<{ offerId: string; contact: { contactId: string; conversationId: string } }>(
      'offer',
      ({ contact }) => contact.conversationId === conversationId,
    );
    await agent.accept(offer.offerId);
    await agent.setStatus('break');
    return offer.contact;
  };
  const codeOfContact = (contactId: string) =>
    post(`/api/console/contacts/${contactId}/code`, {}, { cookie: agent.cookie, 'x-csrf-token': csrf });

  it('leads a chat to a telephone: the same thread, on both sides', async () => {
    const number = newNumber();
    const resident = await residentAt(hub.url);
    const { conversationId } = resident;
    await resident.say(conversationId, 'how do i renew my library book');
    // What is still to be answered would be answered by text, in one with the greeting.
    await until(async () => (await eventsOf(conversationId)).some(({ seq, sender }) => seq > 2 && sender === 'bot'));
    const made = await makeCode(resident.token);
    expect(made.number).toBe('07700 900999');
    await twilio.text(number, spaced(made.code));
    expect((await answers(number, 1))[0]?.body).toBe(
      'Marlow Reach Council: You can carry on here. We have what you told us before.',
    );
    await twilio.text(number, 'and what time does the library close');
    await answers(number, 2);
    const thread = await resident.thread(conversationId);
    const texts = thread.map(({ text }) => text);
    expect(texts).toContain('From here by text message.');
    expect(texts.indexOf('and what time does the library close')).toBeGreaterThan(
      texts.indexOf('From here by text message.'),
    );
    // It was said by nobody; only staff read that there was one, and nowhere which.
    const events = await eventsOf(conversationId);
    expect(events.filter(({ kind }) => kind === 'note').map(({ text }) => text)).toContain(
      'They carried on here with a code.',
    );
    expect(JSON.stringify(events)).not.toMatch(new RegExp(`${made.code}|${spaced(made.code)}`));
    expect(await database.db.conversation.count({ where: { number } })).toBe(1);
    // Used up, for anybody else, by text and on the page.
    const other = newNumber();
    await twilio.text(other, made.code);
    expect((await answers(other, 1))[0]?.body).toBe(`Marlow Reach Council: Automated reply. ${WRONG}`);
    expect(await (await useCode(made.code)).json()).toMatchObject({ code: 'not-found', detail: WRONG });
    resident.client.close();
  });

  it('leads from an adviser by text to the website, where both go on', async () => {
    const number = newNumber();
    const { contactId, conversationId } = await holdByText(number);
    const made = threadCodeSchema.parse(await (await codeOfContact(contactId)).json());
    const before = await residentAt(hub.url);
    const used = (await (await useCode(made.code, before.token)).json()) as { token: string; conversationId: string };
    expect(used.conversationId).toBe(conversationId);
    const resident = await residentAt(hub.url, used.token);
    const texts = (await resident.thread(conversationId)).map(({ text }) => text);
    expect(texts).toContain('I want to talk to a person');
    expect(texts).toContain('From here by web chat.');
    await resident.say(conversationId, 'I am at my computer now');
    await agent.say(conversationId, 'Good, I can see you there.');
    await until(async () =>
      (await resident.thread(conversationId)).some(({ text }) => text === 'Good, I can see you there.'),
    );
    expect((await agent.thread(conversationId)).map(({ text }) => text)).toContain('I am at my computer now');
    // The number is still theirs: its next text stands in the same thread, and the thread goes on by text again.
    await twilio.text(number, 'back on my phone');
    await until(() => said(conversationId, 'back on my phone'));
    for (const person of [before, resident]) person.client.close();
  });

  it('opens in one browser: the one that had it before begins anew', async () => {
    const resident = await residentAt(hub.url);
    const { code } = await makeCode(resident.token);
    expect((await useCode(code)).status).toBe(200);
    const again = await residentAt(hub.url, resident.token);
    expect(again.conversationId).not.toBe(resident.conversationId);
    for (const person of [resident, again]) person.client.close();
  });

  it('is made by whoever holds the contact, and by nobody else', async () => {
    const { contactId, conversationId } = await holdByText(newNumber());
    const supervisor = await database.db.staff.findFirstOrThrow({ where: { role: 'supervisor' } });
    const cookie = await signIn(hub.url, supervisor.email, DEMONSTRATION_PASSWORD);
    const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie } });
    const theirs = { cookie, 'x-csrf-token': me.headers.get('x-csrf-token') ?? '' };
    expect((await post(`/api/console/contacts/${contactId}/code`, {}, theirs)).status).toBe(404);
    expect((await codeOfContact(randomUUID())).status).toBe(404);
    expect((await codeOfContact('x')).status).toBe(400);
    // Nor where something was disclosed (P15).
    await database.db.conversation.update({ where: { id: conversationId }, data: { restricted: true } });
    expect(await (await codeOfContact(contactId)).json()).toMatchObject({ code: 'not-allowed' });
  });

  it('is too old after its time', async () => {
    const resident = await residentAt(hub.url);
    const { code } = await makeCode(resident.token);
    await database.db.threadCode.updateMany({
      where: { conversationId: resident.conversationId },
      data: { expiresAt: new Date() },
    });
    const number = newNumber();
    await twilio.text(number, code);
    expect((await answers(number, 1))[0]?.body).toContain(WRONG);
    expect((await useCode(code)).status).toBe(404);
    resident.client.close();
  });

  it('is no code where six digits were asked for: an adviser reads them', async () => {
    const number = newNumber();
    const { conversationId } = await holdByText(number);
    await agent.say(conversationId, 'What is the number of your account?');
    await twilio.text(number, '204 771');
    await until(() => said(conversationId, '204 771'));
    expect(await said(conversationId, WRONG)).toBe(false);
  });

  it('leaves a number that cannot be answered by text where it is', async () => {
    const [landline, resident] = ['+441632960122', await residentAt(hub.url)];
    const { code } = await makeCode(resident.token);
    await twilio.text(landline, code);
    const own = await until(
      async () => (await database.db.smsNumber.findUnique({ where: { number: landline } })) ?? undefined,
    );
    expect(own.conversationId).not.toBe(resident.conversationId);
    const number = newNumber();
    await twilio.text(number, code);
    await answers(number, 1);
    expect(await said(resident.conversationId, 'From here by text message.')).toBe(true);
    resident.client.close();
  });

  it('works on the page without a script, from end to end', async () => {
    const [library, home] = [new Browser(hub.url), new Browser(hub.url)];
    const page = await library.open('/chat');
    expect(page.text).toContain('I have a code');
    expect(page.text).not.toContain('Carry on by text or phone');
    await library.follow(
      await library.send('POST', '/chat/messages', { text: 'how do i renew my library book', clientId: randomUUID() }),
    );
    const begun = await library.open('/chat');
    expect(begun.text).toContain('Carry on by text or phone');
    expect(begun.text).not.toContain('I have a code');
    const made = await library.send('POST', '/chat/code', {});
    const code = /class="digits"><span>(\d \d \d)<\/span> <span>(\d \d \d)<\/span>/.exec(made.text);
    expect(made.text).toContain('07700 900999');
    const wrong = await home.send('POST', '/chat/code/use', { code: 'not a code' });
    expect([wrong.status, wrong.text.includes(WRONG)]).toEqual([404, true]);
    const used = await home.follow(
      await home.send('POST', '/chat/code/use', { code: `${code?.[1] ?? ''} ${code?.[2] ?? ''}` }),
    );
    expect(used.text).toContain('how do i renew my library book');
    expect((await library.open('/chat')).text).not.toContain('how do i renew my library book');
  });

  // Last, since the danger in it waits for the adviser before anything else does.
  it('is guessed five times and no more, and what else a text says is said', async () => {
    const [number, resident] = [newNumber(), await residentAt(hub.url)];
    const { code } = await makeCode(resident.token);
    for (let guess = 1; guess <= 5; guess += 1) await twilio.text(number, notThis(code, guess));
    await twilio.text(number, code);
    await twilio.text(number, `${code} there is a fire in my flat`);
    const thread = await until(async () => {
      const found = await database.db.smsNumber.findUnique({ where: { number } });
      const id = found?.conversationId ?? null;
      return id !== null && (await said(id, `${code} there is a fire in my flat`)) && id;
    });
    expect(thread).not.toBe(resident.conversationId);
    const events = await eventsOf(thread);
    expect(events.filter(({ text }) => text === WRONG)).toHaveLength(6);
    expect(events.filter(({ sender }) => sender === 'resident')).toHaveLength(1);
    // Danger is answered, however many answers went before it.
    await until(async () => (await twilio.received(number)).some(({ body }) => body.includes('999')));
    // Another number may still use it.
    const other = newNumber();
    await twilio.text(other, code);
    await answers(other, 1);
    expect(await database.db.conversation.findUniqueOrThrow({ where: { id: resident.conversationId } })).toMatchObject({
      number: other,
      channel: 'sms',
    });
    resident.client.close();
  });
});
