/** Residents who text the council, through the real edges: webhooks signed over the public address, and the API of the network. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { agentAt, signIn } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { NetworkText, TestTwilio } from './support/twilio.ts';
import { until } from './support/until.ts';

describe('texting the council', () => {
  let database: TestDatabase;
  let twilio: TestTwilio;
  let hub: Hub;
  let last = 0;
  beforeAll(async () => {
    [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
    hub = await startHub({ DATABASE_URL: database.url, ...twilio.env }, twilio.hubPort);
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await Promise.all([twilio.stop(), database.close()]);
  });

  /** A number that nobody used before in this file. */
  const newNumber = () => `+4477009${String((last += 1)).padStart(5, '0')}`;
  const answers = (number: string, count: number): Promise<NetworkText[]> =>
    until(async () => {
      const received = await twilio.received(number);
      return received.length >= count && received;
    });
  it('reaches a person by 0, who answers in the same thread', async () => {
    const number = newNumber();
    await twilio.text(number, 'my bin was missed');
    await answers(number, 1);
    const agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
    await agent.setStatus('available');
    await twilio.text(number, '0');
    expect((await answers(number, 2))[1]?.body).toContain('They will text you here.');
    const offer = await agent.inbox.first<{ offerId: string; contact: { conversationId: string; channel: string } }>(
      'offer',
    );
    expect(offer.contact.channel).toBe('sms');
    await agent.accept(offer.offerId);
    await agent.say(offer.contact.conversationId, 'Hello, I’m Bola. Which street is it?');
    expect((await answers(number, 3))[2]?.body).toBe(
      'Marlow Reach Council, Bola: Hello, I’m Bola. Which street is it?',
    );
    await agent.setStatus('break');
    agent.client.close();
  });

  it('is answered by the policy in one text, with a short link that fills the form', async () => {
    const number = newNumber();
    await twilio.text(number, 'theres a pothole on example street outside the shop');
    const [answer] = await answers(number, 1);
    expect(answer?.body).toMatch(/^Marlow Reach Council: Automated reply\./);
    expect(answer?.body).toMatch(/Open the form: Report a pothole http/);
    // Nobody knows yet whether they can go online, so they are asked (P52).
    expect(answer?.body).toContain('Can you use the internet at home or at work?');
    expect(answer?.segments).toBeLessThanOrEqual(2);
    expect(answer?.body).toContain('Reply 0 for a person.');
    const path = /http\S+\/g\/[\w-]{22}/.exec(answer?.body ?? '')?.[0];
    const led = await fetch(path ?? '', { redirect: 'manual' });
    expect([led.status, led.headers.get('location')]).toEqual([
      302,
      expect.stringMatching(/^\/services\/report-pothole\?via=/),
    ]);
    expect((await fetch(`${hub.url}/g/AAAAAAAAAAAAAAAAAAAAAA`, { redirect: 'manual' })).status).toBe(404);
    const status = () => database.db.smsOutbound.findFirst({ where: { receiver: number, status: 'delivered' } });
    expect(await until(async () => (await status()) ?? undefined)).toMatchObject({ state: 'accepted', tries: 1 });
  });

  it('understands the number that was replied, and keeps what was typed', async () => {
    const number = newNumber();
    await twilio.text(number, 'how do i renew my library book');
    expect((await answers(number, 1))[0]?.body).toContain('Reply 1 Yes, at home; 2 Yes, at work; 3 No;');
    await twilio.text(number, '3');
    // Whoever has no internet gets a person, not a link (P51).
    const [, person] = await answers(number, 2);
    expect(person?.body).toContain('They will text you here.');
    expect(person?.body).not.toContain('http');
    const events = await database.db.event.findMany({ where: { sender: 'resident', text: '3' } });
    expect(events).toHaveLength(1);
  });

  it('puts 999 first where there is danger', async () => {
    const number = newNumber();
    await twilio.text(number, 'there is a fire in my flat');
    const [answer] = await answers(number, 1);
    expect(answer?.body).toMatch(/^Marlow Reach Council: .{0,60}999/);
  });

  it('is kept once, however often it comes, and refused when it is not signed', async () => {
    const number = newNumber();
    const fields = { MessageSid: 'SM-twice', From: number, To: '+447700900999', Body: 'is the library open' };
    expect(await Promise.all([1, 2, 3].map(() => twilio.webhook('/twilio/sms', fields)))).toEqual([200, 200, 200]);
    await answers(number, 1);
    expect(await twilio.webhook('/twilio/sms', fields, 'the-old-token')).toBe(200);
    expect(await twilio.webhook('/twilio/sms', { ...fields, MessageSid: 'SM-forged' }, 'a-forged-token')).toBe(403);
    expect(await twilio.webhook('/twilio/sms/status', { MessageSid: 'SM-x', MessageStatus: 'sent' }, 'forged')).toBe(
      403,
    );
    expect((await fetch(`${hub.url}/twilio/sms`, { method: 'POST', body: new URLSearchParams(fields) })).status).toBe(
      403,
    );
    const conversations = await database.db.conversation.findMany({ where: { number } });
    expect(conversations).toHaveLength(1);
    const said = await database.db.event.count({
      where: { conversationId: conversations[0]?.id ?? '', sender: 'resident' },
    });
    expect(said).toBe(1);
    expect(await database.db.smsInbound.count({ where: { sid: 'SM-forged' } })).toBe(0);
  });

  it('is not answered after STOP, until START', async () => {
    const number = newNumber();
    await twilio.text(number, 'STOP');
    await until(async () => (await database.db.smsNumber.findUnique({ where: { number } }))?.stoppedAt);
    await twilio.text(number, 'what time does the tip close');
    const held = await until(
      async () =>
        (await database.db.smsOutbound.findFirst({ where: { receiver: number, state: 'held' } })) ?? undefined,
    );
    expect(held.why).toBe('stopped');
    expect(await twilio.received(number)).toEqual([]);
    await twilio.text(number, 'START');
    await until(async () => (await database.db.smsNumber.findUnique({ where: { number } }))?.stoppedAt === null);
    await twilio.text(number, 'my bin was missed again');
    expect(await answers(number, 1)).toHaveLength(1);
  });

  it('is never answered by text on a landline, nor more than five times an hour by a machine', async () => {
    const landline = '+441632960111';
    await twilio.text(landline, 'my bin was missed');
    const held = (receiver: string, why: string) =>
      until(
        async () => (await database.db.smsOutbound.findFirst({ where: { receiver, state: 'held', why } })) ?? undefined,
      );
    await held(landline, 'not-mobile');
    const machine = newNumber();
    for (let turn = 0; turn < 6; turn += 1) {
      await twilio.text(machine, 'hello');
      if (turn < 5) await answers(machine, turn + 1);
    }
    await held(machine, 'too-many');
    expect(await twilio.received(machine)).toHaveLength(5);
    expect(await twilio.received(landline)).toEqual([]);
  });

  it.each(['timeout-after-accept', '500-after-accept'] as const)(
    'gets an answer once when the network took it and did not say so (%s)',
    async (mode) => {
      const number = newNumber();
      await twilio.fault({ mode, times: 1 });
      await twilio.text(number, 'how do i renew my library book');
      await answers(number, 1);
      // The status event tells which text it was, before anybody has to look.
      const accepted = await until(
        async () =>
          (await database.db.smsOutbound.findFirst({ where: { receiver: number, state: 'accepted' } })) ?? undefined,
      );
      expect(accepted.sid).toBe((await twilio.received(number))[0]?.sid);
      expect(await twilio.received(number)).toHaveLength(1);
    },
  );

  it('is looked for at the network before it is sent again, where no status event comes either', async () => {
    const number = newNumber();
    await twilio.fault({ mode: 'no-callback', times: 1 });
    await twilio.text(number, 'how do i renew my library book');
    await answers(number, 1);
    const accepted = async () =>
      (await database.db.smsOutbound.findFirst({ where: { receiver: number, state: 'accepted' } })) ?? undefined;
    const { id } = await until(accepted);
    // As after a power cut between the network's answer and what we keep of it.
    await database.db.smsOutbound.update({ where: { id }, data: { state: 'due', sid: null, nextAt: new Date() } });
    expect(await until(accepted)).toMatchObject({ id, tries: 2 });
    expect(await twilio.received(number)).toHaveLength(1);
  });

  it('is not taken for an earlier one with the same words when it is sent later', async () => {
    const number = newNumber();
    for (const count of [1, 2, 3]) {
      if (count === 3) await twilio.fault({ mode: '429', times: 1 });
      await twilio.text(number, 'hello');
      await answers(number, count);
    }
    const bodies = (await twilio.received(number)).map(({ body }) => body);
    expect(bodies[2]).toBe(bodies[1]);
  });

  it('that an adviser wrote and that reaches nobody is a task for people, once', async () => {
    const number = newNumber();
    const agent = await agentAt(hub.url, await signIn(hub.url, 'bola@demo.example', DEMONSTRATION_PASSWORD));
    await agent.setStatus('available');
    await twilio.text(number, 'I want to talk to a person');
    const offer = await agent.inbox.first<{ offerId: string; contact: { contactId: string; conversationId: string } }>(
      'offer',
    );
    await agent.accept(offer.offerId);
    const { contactId, conversationId } = offer.contact;
    await answers(number, 1);
    await twilio.fault({ mode: 'landline', times: 1 });
    await agent.say(conversationId, 'Hello, which street is it?');
    const task = () =>
      database.db.duty.findFirst({ where: { contactId, what: 'reach-otherwise', doneAt: null }, select: { id: true } });
    const { id } = await until(async () => (await task()) ?? undefined);
    await agent.say(conversationId, 'Are you there?');
    await until(
      async () =>
        (await database.db.smsOutbound.findFirst({ where: { conversationId, state: 'held', automatic: false } })) ??
        undefined,
    );
    expect(await database.db.duty.findMany({ where: { contactId, what: 'reach-otherwise' } })).toMatchObject([{ id }]);
    await agent.setStatus('break');
    agent.client.close();
  });

  it('marks a number that cannot be texted', async () => {
    const number = newNumber();
    await twilio.fault({ mode: 'landline', times: 1 });
    await twilio.text(number, 'my bin was missed');
    await until(async () => (await database.db.smsNumber.findUnique({ where: { number } }))?.badAt);
    await twilio.text(number, 'are you there');
    const held = async () =>
      (await database.db.smsOutbound.findFirst({ where: { receiver: number, state: 'held' } })) ?? undefined;
    expect((await until(held)).why).toBe('bad-number');
  });
});
