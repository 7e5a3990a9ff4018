/** Residents who ring the council, through the real edges: signed webhooks, and the API of the telephone network. */
import type { ContactCall, ContactSummary, Me } from '@hub/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';
import { telephone } from './support/telephone.ts';
import { testTwilio } from './support/twilio.ts';
import type { CallState, TestTwilio } from './support/twilio.ts';
import { until } from './support/until.ts';

interface Offered {
  offerId: string;
  contact: ContactSummary;
}

const heard = (state: CallState): string => state.heard.map(({ text }) => text).join(' ');
const isIn = (doing: CallState['doing']) => (state: CallState) => state.doing === doing;

describe('ringing the council', () => {
  let database: TestDatabase;
  let twilio: TestTwilio;
  let hub: Hub;
  let agent: AgentPerson;
  let headers: Record<string, string>;
  let last = 0;
  beforeAll(async () => {
    [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
    hub = await startHub({ DATABASE_URL: database.url, ...twilio.env }, twilio.hubPort);
    agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
    const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie: agent.cookie } });
    headers = {
      cookie: agent.cookie,
      'content-type': 'application/json',
      'x-csrf-token': me.headers.get('x-csrf-token') ?? '',
    };
  }, 120_000);
  afterAll(async () => {
    agent.client.close();
    await hub.stop();
    await Promise.all([twilio.stop(), database.close()]);
  });

  /** No test finds the work of another. */
  afterEach(async () => {
    await agent.setStatus('break');
    await database.db.offer.updateMany({ where: { state: 'pending' }, data: { state: 'withdrawn' } });
    await database.db.contact.updateMany({ data: { state: 'closed' } });
  });

  /** A number that nobody used before in this file. */
  const newNumber = () => `+4477009${String(60_000 + (last += 1))}`;
  const seen = new Set<string>();
  /** The next offer of that conversation. */
  const offerFor = async (conversationId: string): Promise<Offered> => {
    const isNew = ({ offerId, contact }: Offered) => contact.conversationId === conversationId && !seen.has(offerId);
    const offer = await agent.inbox.first<Offered>('offer', isNew);
    seen.add(offer.offerId);
    return offer;
  };
  const conversationOf = (number: string) =>
    until(() => database.db.conversation.findFirst({ where: { number }, orderBy: { createdAt: 'desc' } }));
  /** Decisions of one second share what they know of the queue: settles when one was made that knows of somebody free. */
  const untilKnownToBeFree = () =>
    until(async () => {
      const number = newNumber();
      await twilio.text(number, 'is the library open on sunday');
      await until(async () => (await twilio.received(number)).length > 0);
      const [last] = await database.db.$queryRaw<{ free: number | null }[]>`
        SELECT ("facts" #>> '{queue,agentsAvailable}')::int AS "free" FROM "decision" ORDER BY "at" DESC LIMIT 1`;
      return (last?.free ?? 0) > 0;
    });
  const command = async (contactId: string, what: string): Promise<Response> =>
    fetch(`${hub.url}/api/console/contacts/${contactId}/call`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ do: what }),
    });
  const lineOf = async (contactId: string): Promise<ContactCall> =>
    (await (await fetch(`${hub.url}/api/console/contacts/${contactId}/call`, { headers })).json()) as ContactCall;
  const identity = async (): Promise<string> =>
    `agent_${(await database.db.staff.findFirstOrThrow({ where: { email: 'bola@demo.example' } })).id.replaceAll('-', '')}`;

  it('is one story with the texts before: greeted, understood, put through, held, ended', async () => {
    await agent.setStatus('available');
    const number = newNumber();
    await twilio.text(number, 'is the library open on sunday');
    await until(async () => (await twilio.received(number)).length > 0);
    const call = await twilio.call(number);
    const greeted = await call.state();
    expect(heard(greeted)).toContain('I am an automated assistant.');
    expect(heard(greeted)).toContain('Press 0 for a person.');
    expect(greeted.problems).toEqual([]);
    const { id: conversationId } = await conversationOf(number);
    expect(heard(await call.press('0'))).toContain('Please stay on the line.');
    const { offerId, contact } = await offerFor(conversationId);
    expect(contact.channel).toBe('phone');
    await agent.accept(offerId);
    const waits = await call.until(isIn('conference'));
    expect(heard(waits)).toContain('An adviser is ready for you.');
    const line = await twilio.connect(await identity(), { contactId: contact.contactId });
    await line.until(isIn('conference'));
    await until(async () => (await lineOf(contact.contactId)).phase === 'talking');

    expect((await command(contact.contactId, 'hold')).status).toBe(200);
    await call.until(isIn('held'));
    await until(async () => (await lineOf(contact.contactId)).phase === 'held');
    await command(contact.contactId, 'resume');
    await call.until(isIn('conference'));

    await ask(agent.client, 'contact:end', { contactId: contact.contactId });
    await call.until((state) => heard(state).includes('how did we do?'));
    const ended = await call.silence();
    expect([ended.doing, heard(ended)]).toEqual(['ended', expect.stringContaining('Thank you for calling. Goodbye.')]);
    await ask(agent.client, 'contact:wrap-up', { contactId: contact.contactId, disposition: 'resolved' });
    const events = await database.db.event.findMany({ where: { conversationId }, orderBy: { seq: 'asc' } });
    expect(events.map(({ kind, text }) => (kind === 'channel' ? text : kind))).toContain('From here by phone.');
    expect(events.filter(({ sender }) => sender === 'resident').map(({ text }) => text)).toEqual([
      'is the library open on sunday',
      '0',
    ]);
    // What was said in the call is not sent by text.
    expect(await twilio.received(number)).toHaveLength(1);
  });

  it('is joined by the line of whoever holds the contact, and by nobody else', async () => {
    await agent.setStatus('available');
    const number = newNumber();
    const call = await twilio.call(number);
    await call.press('0');
    const { id } = await conversationOf(number);
    const contact = await database.db.contact.findFirstOrThrow({ where: { conversationId: id } });
    for (const who of [await identity(), 'agent_00000000000040008000000000000001', 'somebody']) {
      const line = await twilio.connect(who, { contactId: contact.id });
      expect((await line.until(isIn('ended'))).conference).toBeNull();
    }
    await call.hangup();
    expect(
      await until(
        async () => (await database.db.contact.findFirstOrThrow({ where: { id: contact.id } })).state === 'closed',
      ),
    ).toBe(true);
  });

  it('comes to a person after silence that lasts, by the keys that are read out', async () => {
    const call = await twilio.call(newNumber());
    expect(heard(await call.silence())).toContain('Sorry, I did not hear that.');
    expect(heard(await call.silence())).toContain('Press 9 for danger to somebody now.');
    expect(heard(await call.silence())).toMatch(/stay on the line|will ring you/);
    await call.hangup();
  });

  it('puts 999 first where there is danger, and rings back once when such a call is cut off', async () => {
    const number = newNumber();
    const call = await twilio.call(number);
    const answered = await call.speak('there is a fire in my flat');
    const since = answered.heard.map(({ text }) => text).findIndex((text) => text.includes('9 9 9 now'));
    expect(since).toBeGreaterThanOrEqual(0);
    expect(heard(answered)).toContain('Please stay on the line. An adviser has been told.');
    const { id: conversationId } = await conversationOf(number);
    expect(await database.db.alert.count({ where: { contact: { conversationId } } })).toBe(1);
    await call.hangup();
    const back = await twilio.ringing(number);
    expect(heard(await back.answer())).toMatch(/Your call was cut off\..* An adviser has been told\./);
    await back.hangup();
    const calls = () => database.db.call.findMany({ where: { conversationId, settledAt: { not: null } } });
    expect(await until(async () => (await calls()).length === 2 && (await calls()))).toHaveLength(2);
    expect(
      await database.db.contact.findFirst({ where: { conversationId, state: { in: ['queued', 'offered'] } } }),
    ).not.toBeNull();
  });

  it('is rung back instead of waiting, three times at different times, and told by text that we tried', async () => {
    await agent.setStatus('break');
    const number = newNumber();
    const call = await twilio.call(number);
    await call.press('0');
    expect(heard(await call.press('1'))).toContain('We will ring you on this number.');
    const { id: conversationId } = await conversationOf(number);
    const contact = await until(() =>
      database.db.contact.findFirst({ where: { conversationId, channel: 'callback' } }),
    );
    for (let tries = 1; tries <= 3; tries += 1) {
      await database.db.contact.update({ where: { id: contact.id }, data: { notBefore: null } });
      await agent.setStatus('available');
      const { offerId } = await offerFor(conversationId);
      await agent.accept(offerId);
      expect((await command(contact.id, 'ring')).status).toBe(200);
      await (await twilio.ringing(number)).decline();
      const rung = await until(async () => {
        const notes = await database.db.event.count({
          where: { conversationId, kind: 'note', text: { startsWith: 'We rang' } },
        });
        return notes === tries && (await database.db.contact.findFirst({ where: { id: contact.id } }));
      });
      if (tries < 3)
        await until(
          async () =>
            (await database.db.contact.findFirst({
              where: { id: contact.id, state: 'queued', notBefore: { not: null } },
            })) ?? undefined,
        );
      else expect(rung.state).toBe('assigned');
      await agent.setStatus('break');
    }
    const texts = await until(async () => {
      const received = await twilio.received(number);
      return received.length > 0 && received;
    });
    expect(texts.map(({ body }) => body)).toEqual([expect.stringContaining('we rang you 3 times')]);
  });

  it('is told nothing but a parting word where a machine answers a call back', async () => {
    const number = newNumber();
    const call = await twilio.call(number);
    await call.press('0');
    expect(heard(await call.press('1'))).toContain('We will ring you on this number.');
    const { id: conversationId } = await conversationOf(number);
    const contact = await until(() =>
      database.db.contact.findFirst({ where: { conversationId, channel: 'callback' } }),
    );
    await agent.setStatus('available');
    await agent.accept((await offerFor(conversationId)).offerId);
    await command(contact.id, 'ring');
    const ended = await (await twilio.ringing(number)).machine();
    expect(ended.heard.map(({ text }) => text)).toEqual(['This is Marlow Reach Council. We will try again. Goodbye.']);
    // The hub is told after the machine is: until then the adviser has the contact on hand.
    await until(() =>
      database.db.contact.findFirst({ where: { id: contact.id, state: 'queued', notBefore: { not: null } } }),
    );
  });

  it('offers a text with the link once to a number that texts us, and the place is kept', async () => {
    await agent.setStatus('available');
    await untilKnownToBeFree();
    const number = newNumber();
    await twilio.text(number, 'hello');
    await until(async () => (await twilio.received(number)).length > 0);
    const call = await twilio.call(number);
    const told = heard(await call.speak('there is a pothole on example street'));
    expect(told).toContain('press 2');
    expect(heard(await call.press('2'))).toContain('We have sent you the text.');
    const text = await until(async () => (await twilio.received(number)).find(({ body }) => body.includes('/g/')));
    expect(text.body).toMatch(/Report a pothole http\S+\/g\/[\w-]{22} Reply 0/);
    expect(heard(await call.silence()).match(/press 2/g)).toHaveLength(1);
    await call.hangup();
  });

  it('goes on in the chat that a code was made in, once', async () => {
    const resident = await residentAt(hub.url);
    await resident.say(resident.conversationId, 'how do i renew my library books');
    const made = await fetch(`${hub.url}/api/resident/code`, {
      method: 'POST',
      headers: { authorization: `Bearer ${resident.token}` },
    });
    const { code } = (await made.json()) as { code: string };
    for (const [isFirst, words] of [
      [true, 'You can carry on here.'],
      [false, 'That code does not work.'],
    ] as const) {
      const call = await twilio.call(newNumber());
      expect(heard(await call.state())).toContain('If you have a code, press star.');
      expect(heard(await call.press('*'))).toContain('Key in the six numbers');
      expect(heard(await call.press(code))).toContain(words);
      await call.press('0');
      await call.hangup();
      const said = await resident.thread(resident.conversationId);
      expect(said.filter(({ kind }) => kind === 'channel')).toHaveLength(1);
      expect(said.some(({ from, text }) => from === 'resident' && text === '0')).toBe(true);
      expect(said.map(({ text }) => text).join(' ')).not.toContain(code);
      if (isFirst)
        await until(
          async () => (await database.db.call.count({ where: { settledAt: null, endedAt: { not: null } } })) === 0,
        );
    }
    resident.client.close();
  });

  it('makes a call of the chat that an adviser holds, where its code is keyed in (P63)', async () => {
    await agent.setStatus('available');
    const resident = await residentAt(hub.url);
    const { conversationId, token } = resident;
    await resident.say(conversationId, 'I want to talk to a person');
    const { offerId, contact } = await offerFor(conversationId);
    expect(await agent.accept(offerId)).toMatchObject({ ok: true });
    const made = await fetch(`${hub.url}/api/resident/code`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
    });
    const { code } = (await made.json()) as { code: string };
    const call = await twilio.call(newNumber());
    await call.press('*');
    await call.press(code);
    const held = { where: { id: contact.contactId }, select: { channel: true, state: true } };
    expect(await database.db.contact.findUniqueOrThrow(held)).toEqual({ channel: 'phone', state: 'assigned' });
    // Their hands are full: the next who comes waits for somebody else.
    expect((await agent.inbox.first<Me>('me', ({ load, capacity }) => load >= capacity)).load).toBe(2);
    await call.hangup();
    resident.client.close();
  });

  it('is the same call however often its webhooks come, and refused when they are not signed', async () => {
    const target = { hub: hub.url, publicBaseUrl: hub.url, token: 'token-of-the-tests' };
    const number = newNumber();
    const phone = telephone(target, number);
    const first = await phone.ring();
    expect((await phone.ring()).xml).toBe(first.xml);
    const path = first.gather?.action ?? '';
    const answers = await Promise.all([1, 2, 3].map(() => phone.ask(path, { Digits: '0' })));
    expect(new Set(answers.map(({ xml }) => xml)).size).toBe(1);
    const { id: conversationId } = await conversationOf(number);
    expect(await database.db.event.count({ where: { conversationId, sender: 'resident' } })).toBe(1);
    await phone.hangUp();
    await phone.hangUp();
    for (const forged of ['/twilio/voice', path])
      expect(await twilio.webhook(forged, { CallSid: 'CA-forged', From: number }, 'a-forged-token')).toBe(403);
    expect((await phone.ask('/twilio/voice/next?call=00000000-0000-4000-8000-000000000009')).isRejected).toBe(true);
  });
});
