/** Contacts that agents hand over, introduce and ask about, through the real edges: sockets, signed webhooks and the telephone network. */
import { randomUUID } from 'node:crypto';
import type { ContactSummary, Me, Mention, Offer, Outcome, Transfer } from '@hub/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { ask } from './support/inbox.ts';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson, ResidentPerson } from './support/people.ts';
import { testTwilio } from './support/twilio.ts';
import type { CallState, TestCall, TestTwilio } from './support/twilio.ts';
import { until, untilBlocked } from './support/until.ts';

type Answer = Outcome<{ contact: ContactSummary }>;
interface Worker extends AgentPerson {
  staffId: string;
}

const heard = (state: CallState): string => state.heard.map(({ text }) => text).join(' ');
const isIn = (doing: CallState['doing']) => (state: CallState) => state.doing === doing;
const company = (size: number) => (state: CallState) => state.conference?.participants.length === size;

describe('contacts that change hands', () => {
  let database: TestDatabase;
  let twilio: TestTwilio;
  let hub: Hub;
  let bola: Worker;
  let priya: Worker;
  let sian: Worker;
  let marek: Worker;
  let last = 0;
  const seen = new Set<string>();

  async function worker(name: string): Promise<Worker> {
    const email = `${name}@demo.example`;
    const person = await agentAt(hub.url, await signIn(hub.url, email, DEMONSTRATION_PASSWORD));
    const { id: staffId } = await database.db.staff.findFirstOrThrow({ where: { email } });
    return { ...person, staffId };
  }

  beforeAll(async () => {
    [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
    hub = await startHub({ DATABASE_URL: database.url, ...twilio.env }, twilio.hubPort);
    [bola, priya] = [await worker('bola'), await worker('priya')];
    [sian, marek] = [await worker('sian'), await worker('marek')];
  }, 120_000);
  afterAll(async () => {
    for (const { client } of [bola, priya, sian, marek]) client.close();
    await hub.stop();
    await Promise.all([twilio.stop(), database.close()]);
  });
  /** No test finds the work of another. */
  afterEach(async () => {
    for (const each of [bola, priya, sian]) await each.setStatus('break');
    await database.db.offer.updateMany({ where: { state: 'pending' }, data: { state: 'withdrawn' } });
    await database.db.participant.updateMany({ where: { leftAt: null }, data: { leftAt: new Date() } });
    await database.db.contact.updateMany({ data: { state: 'closed' } });
  });

  /** The next offer of that contact to this agent. */
  async function offered(who: Worker, conversationId: string): Promise<Offer> {
    const isNew = ({ offerId, contact }: Offer) => contact.conversationId === conversationId && !seen.has(offerId);
    const offer = await who.inbox.first<Offer>('offer', isNew);
    seen.add(offer.offerId);
    return offer;
  }
  const contactNow = async (contactId: string) => database.db.contact.findUniqueOrThrow({ where: { id: contactId } });
  const transfer = (who: Worker, asked: Omit<Transfer, 'note'> & { note?: string }): Promise<Answer> =>
    ask(who.client, 'contact:transfer', { note: '', ...asked });
  const loadOf = async (who: Worker): Promise<number> => {
    const me = await fetch(`${hub.url}/api/console/me`, { headers: { cookie: who.cookie } });
    return ((await me.json()) as Me).load;
  };
  const until0 = (who: Worker) => until(async () => (await loadOf(who)) === 0);

  /** A resident in a chat that Bola holds. */
  async function chat(): Promise<{ resident: ResidentPerson; contact: ContactSummary }> {
    await bola.setStatus('available');
    const resident = await residentAt(hub.url);
    await resident.say(resident.conversationId, 'I want to talk to a person');
    const { offerId } = await offered(bola, resident.conversationId);
    const accepted = await bola.accept(offerId);
    if (!accepted.ok) throw new Error(accepted.problem.detail);
    return { resident, contact: accepted.contact };
  }

  /** A caller who talks with Bola, with both lines in the conference. */
  async function phoneCall(): Promise<{ call: TestCall; line: TestCall; contact: ContactSummary }> {
    await bola.setStatus('available');
    const number = `+4477009${String(70_000 + (last += 1))}`;
    const call = await twilio.call(number);
    await call.press('0');
    const { id } = await until(() => database.db.conversation.findFirst({ where: { number } }));
    const accepted = await bola.accept((await offered(bola, id)).offerId);
    if (!accepted.ok) throw new Error(accepted.problem.detail);
    const line = await lineOf(bola, accepted.contact.contactId);
    await call.until(company(2));
    const sid = line.sid;
    await until(() => database.db.callLine.findUnique({ where: { sid } }));
    return { call, line, contact: accepted.contact };
  }
  async function lineOf(who: Worker, contactId: string): Promise<TestCall> {
    const line = await twilio.connect(`agent_${who.staffId.replaceAll('-', '')}`, { contactId });
    await line.until(isIn('conference'));
    return line;
  }

  describe('in a chat', () => {
    it('go back to a queue with their age, past whoever gave them away, and the resident is told', async () => {
      const { resident, contact } = await chat();
      const { contactId, queuedAt } = contact;
      await priya.setStatus('available');
      const to = { queue: 'general' };
      const given = await transfer(bola, { contactId, how: 'hand-over', to, note: 'They need a slower pace.' });
      expect(given).toMatchObject({ ok: true, contact: { state: 'queued', queuedAt } });
      const { offerId, contact: seenContact, asked } = await offered(priya, resident.conversationId);
      expect([seenContact.queuedAt, asked]).toEqual([queuedAt, null]);
      await until0(bola);
      await priya.accept(offerId);
      const told = (await resident.thread(resident.conversationId)).map(({ text }) => text);
      expect(told).toContain('Bola is passing you to somebody else who can help. You keep your place in the queue.');
      expect(told.join()).not.toContain('slower pace');
      const known = (await priya.thread(resident.conversationId)).map(({ text }) => text);
      expect(known).toContain('Bola Adekunle handed this to the queue "general". Note: They need a slower pace.');
      expect(await contactNow(contactId)).toMatchObject({ state: 'assigned', assignedTo: priya.staffId });
    });

    it('are held out to a named colleague, and wait in their queue when that one declines', async () => {
      const { resident, contact } = await chat();
      const { contactId } = contact;
      await priya.setStatus('available');
      await transfer(bola, { contactId, how: 'hand-over', to: { staffId: priya.staffId }, note: 'For you.' });
      const { offerId, asked } = await offered(priya, resident.conversationId);
      expect(asked).toEqual({ name: 'Bola Adekunle', how: 'hand-over', note: 'For you.' });
      await ask(priya.client, 'offer:decline', { offerId });
      expect(await until(async () => (await contactNow(contactId)).state === 'queued')).toBe(true);
    });

    it('stay with whoever asks while a colleague declines, does not answer, or is asked no longer', async () => {
      const { resident, contact } = await chat();
      const { contactId } = contact;
      await priya.setStatus('available');
      const to = { staffId: priya.staffId };
      const invite = async (): Promise<Offer> => {
        expect(await transfer(bola, { contactId, how: 'introduce', to })).toMatchObject({
          ok: true,
          contact: { state: 'assigned', assignedTo: bola.staffId, asking: { ...to, how: 'introduce' } },
        });
        return offered(priya, resident.conversationId);
      };
      const stays = () =>
        until(() => {
          const found = bola.inbox.all<ContactSummary>('contact').findLast((one) => one.contactId === contactId);
          return Promise.resolve(found?.asking === null && found.assignedTo === bola.staffId);
        });
      const declined = await invite();
      expect(await loadOf(priya)).toBe(1);
      await ask(priya.client, 'offer:decline', { offerId: declined.offerId });
      await stays();
      const late = await invite();
      await database.db.offer.update({ where: { id: late.offerId }, data: { expiresAt: new Date(0) } });
      await stays();
      expect(await priya.accept(late.offerId)).toMatchObject({ ok: false, problem: { code: 'offer-gone' } });
      await priya.setStatus('available');
      const cancelled = await invite();
      await ask(bola.client, 'contact:stop-asking', { contactId });
      expect(await priya.accept(cancelled.offerId)).toMatchObject({ ok: false });
      await stays();
      await until0(priya);
    });

    it('change hands at once when a colleague who was introduced accepts', async () => {
      const { resident, contact } = await chat();
      const { contactId } = contact;
      await priya.setStatus('available');
      const to = { queue: 'housing-options' };
      expect(await transfer(bola, { contactId, how: 'introduce', to })).toMatchObject({ ok: true });
      await priya.accept((await offered(priya, resident.conversationId)).offerId);
      expect(await contactNow(contactId)).toMatchObject({ state: 'assigned', assignedTo: priya.staffId });
      const told = (await resident.thread(resident.conversationId)).at(-1)?.text;
      expect(told).toBe('Priya has joined and takes over from Bola. They are an adviser at the council.');
      await until0(bola);
      expect(await bola.say(resident.conversationId, 'hello')).toMatchObject({ ok: false });
      expect(await priya.say(resident.conversationId, 'hello')).toMatchObject({ ok: true });
    });

    it('go to a colleague of the queue who is looked at by another node at that moment', async () => {
      const { resident, contact } = await chat();
      const { contactId } = contact;
      await priya.setStatus('available');
      const asked = await database.db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "staff" WHERE "id" = ${priya.staffId}::uuid FOR NO KEY UPDATE`;
        const answer = transfer(bola, { contactId, how: 'introduce', to: { queue: 'housing-options' } });
        await Promise.race([answer, untilBlocked(database.db, '"staff"')]);
        return { answer };
      });
      expect(await asked.answer).toMatchObject({ ok: true });
      await priya.accept((await offered(priya, resident.conversationId)).offerId);
      expect(await contactNow(contactId)).toMatchObject({ state: 'assigned', assignedTo: priya.staffId });
      await until0(bola);
    });

    it('are looked at by a colleague who advises, and taken over by them once asked', async () => {
      const { resident, contact } = await chat();
      const { contactId, conversationId } = contact;
      await priya.setStatus('available');
      const to = { staffId: priya.staffId };
      await transfer(bola, { contactId, how: 'consult', to });
      await priya.accept((await offered(priya, conversationId)).offerId);
      expect(await contactNow(contactId)).toMatchObject({ assignedTo: bola.staffId });
      expect(await loadOf(priya)).toBe(1);
      const note = { contactId, clientId: randomUUID(), text: 'Ask about the bond.' };
      expect(await ask(priya.client, 'contact:note', note)).toMatchObject({ ok: true });
      expect(await priya.say(conversationId, 'hello')).toMatchObject({ ok: false });
      expect((await bola.thread(conversationId)).at(-1)).toMatchObject({ text: 'Ask about the bond.', name: 'Priya' });
      expect((await resident.thread(conversationId)).map(({ text }) => text).join()).not.toContain('bond');
      await ask(priya.client, 'contact:leave', { contactId });
      await until0(priya);
      expect(await ask(priya.client, 'contact:note', { ...note, clientId: randomUUID() })).toMatchObject({ ok: false });

      await transfer(bola, { contactId, how: 'consult', to });
      await priya.accept((await offered(priya, conversationId)).offerId);
      expect(await transfer(bola, { contactId, how: 'introduce', to })).toMatchObject({
        ok: true,
        contact: { assignedTo: priya.staffId, helpers: [] },
      });
      await until0(bola);
      expect(await loadOf(priya)).toBe(1);
    });

    it('have notes that mention colleagues, who are told where and not what, and given no right by it', async () => {
      const { contact } = await chat();
      const { contactId, conversationId } = contact;
      await priya.setStatus('available');
      await transfer(bola, { contactId, how: 'consult', to: { staffId: priya.staffId } });
      await priya.accept((await offered(priya, conversationId)).offerId);
      const mentionsOf = async ({ cookie }: Worker) =>
        (await (await fetch(`${hub.url}/api/console/mentions`, { headers: { cookie } })).json()) as Mention[];
      const seen = (who: Worker, mentionId = '') => ask<Outcome>(who.client, 'mention:seen', { mentionId });

      const mentions = [bola.staffId, marek.staffId, priya.staffId];
      const note = { contactId, clientId: randomUUID(), text: 'Ask about the bond, @Bola Adekunle.', mentions };
      const told = [bola, marek].map(({ inbox }) => inbox.first('mention'));
      for (let sent = 0; sent < 2; sent += 1)
        expect(await ask(priya.client, 'contact:note', note)).toEqual({ ok: true });
      await Promise.all(told);

      const [toBola, ...more] = await mentionsOf(bola);
      expect(more).toEqual([]);
      const { residentName, subject } = contact;
      expect(toBola).toMatchObject({ by: 'Priya Raman', contact: { contactId, residentName, subject } });
      const [toMarek] = await mentionsOf(marek);
      expect(toMarek).toMatchObject({ by: 'Priya Raman', contact: null });
      expect(JSON.stringify([toBola, toMarek])).not.toContain('bond');
      expect(await ask(marek.client, 'sync', { conversationId, after: 0 })).toMatchObject({ ok: false });
      // Whoever names themselves needs no notice.
      expect(await mentionsOf(priya)).toEqual([]);

      expect(await seen(marek, toBola?.mentionId)).toMatchObject({ ok: false, problem: { code: 'not-found' } });
      expect(await seen(bola, toBola?.mentionId)).toEqual({ ok: true });
      expect(await seen(bola, toBola?.mentionId)).toEqual({ ok: true });
      expect([await mentionsOf(bola), await mentionsOf(marek)]).toEqual([[], [toMarek]]);
      await ask(priya.client, 'contact:leave', { contactId });
    });

    it('take an invitation and all help with them when they end', async () => {
      const { resident, contact } = await chat();
      await priya.setStatus('available');
      const { contactId } = contact;
      await transfer(bola, { contactId, how: 'introduce', to: { staffId: priya.staffId } });
      const { offerId } = await offered(priya, resident.conversationId);
      await ask(resident.client, 'conversation:end', { conversationId: resident.conversationId });
      await priya.inbox.first<{ offerId: string }>('offer:gone', (gone) => gone.offerId === offerId);
      expect(await priya.accept(offerId)).toMatchObject({ ok: false });
      expect(await contactNow(contactId)).toMatchObject({ state: 'wrap-up', assignedTo: bola.staffId });
      await until0(priya);
    });

    it('are moved by a supervisor and by nobody else who does not hold them, and never to oneself', async () => {
      const { resident, contact } = await chat();
      const { contactId } = contact;
      await priya.setStatus('available');
      const to = { staffId: priya.staffId };
      expect(await transfer(priya, { contactId, how: 'hand-over', to: { queue: 'general' } })).toMatchObject({
        ok: false,
      });
      expect(await transfer(bola, { contactId, how: 'hand-over', to: { staffId: bola.staffId } })).toMatchObject({
        ok: false,
        problem: { code: 'not-allowed' },
      });
      expect(await transfer(sian, { contactId, how: 'hand-over', to })).toMatchObject({ ok: true });
      const { asked } = await offered(priya, resident.conversationId);
      expect(asked?.name).toBe('Sian Morgan');
      await until0(bola);
    });

    it('go to nobody unseen where the policy asks for an introduction (P48)', async () => {
      const { contact } = await chat();
      const { contactId } = contact;
      const duty = { kind: 'restrict', what: 'cold-transfer', rule: 'H-520', clause: 'P48', at: new Date() };
      await database.db.duty.create({ data: { id: randomUUID(), contactId, ...duty } });
      const refusal = await transfer(bola, { contactId, how: 'hand-over', to: { queue: 'general' } });
      expect(refusal).toMatchObject({ ok: false, problem: { code: 'not-allowed', where: 'how' } });
      expect(await contactNow(contactId)).toMatchObject({ state: 'assigned', assignedTo: bola.staffId });
    });
  });

  describe('in a call', () => {
    it('wait again on the line, hear that they are passed on, and are put through to the next', async () => {
      const { call, line, contact } = await phoneCall();
      await transfer(bola, { contactId: contact.contactId, how: 'hand-over', to: { queue: 'general' } });
      const waits = await call.until((state) => heard(state).includes('Bola is passing you to somebody else'));
      expect(waits.doing).not.toBe('ended');
      await line.until(isIn('ended'));
      await priya.setStatus('available');
      await priya.accept((await offered(priya, contact.conversationId)).offerId);
      await lineOf(priya, contact.contactId);
      await call.until(company(2));
      await call.hangup();
    });

    it('are introduced: both agents speak, the first leaves when they like, and counts until then', async () => {
      const { call, line, contact } = await phoneCall();
      const { contactId, conversationId } = contact;
      await priya.setStatus('available');
      await transfer(bola, { contactId, how: 'introduce', to: { staffId: priya.staffId } });
      expect((await call.state()).doing).toBe('conference');
      await priya.accept((await offered(priya, conversationId)).offerId);
      expect(await contactNow(contactId)).toMatchObject({ assignedTo: priya.staffId });
      expect(await loadOf(bola)).toBeGreaterThan(0);
      const second = await lineOf(priya, contactId);
      await call.until(company(3));
      await second.speak('I am Priya');
      await call.until((state) => heard(state).includes('I am Priya'));
      await line.hangup();
      await until0(bola);
      expect((await call.state()).doing).toBe('conference');
      await call.hangup();
      expect(await until(async () => (await contactNow(contactId)).state === 'wrap-up')).toBe(true);
    });

    it('hear that they go on when the first agent left before the second was there', async () => {
      const { call, line, contact } = await phoneCall();
      const { contactId, conversationId } = contact;
      await priya.setStatus('available');
      await transfer(bola, { contactId, how: 'introduce', to: { staffId: priya.staffId } });
      await priya.accept((await offered(priya, conversationId)).offerId);
      const before = (await call.state()).heard.length;
      await line.hangup();
      await call.until((state) =>
        state.heard.slice(before).some(({ text }) => text.includes('An adviser is ready for you.')),
      );
      await lineOf(priya, contactId);
      await call.until(company(2));
      await call.hangup();
    });

    it('are joined by a colleague who advises, and go on without them', async () => {
      const { call, contact } = await phoneCall();
      const { contactId, conversationId } = contact;
      await priya.setStatus('available');
      await transfer(bola, { contactId, how: 'consult', to: { staffId: priya.staffId } });
      await priya.accept((await offered(priya, conversationId)).offerId);
      const second = await lineOf(priya, contactId);
      await call.until(company(3));
      await second.hangup();
      await until0(priya);
      await call.until(company(2));
      expect(await contactNow(contactId)).toMatchObject({ state: 'assigned', assignedTo: bola.staffId });
      await call.hangup();
    });

    it('leave nobody invited when they hang up', async () => {
      const { call, contact } = await phoneCall();
      const { contactId, conversationId } = contact;
      await priya.setStatus('available');
      await transfer(bola, { contactId, how: 'introduce', to: { staffId: priya.staffId } });
      const { offerId } = await offered(priya, conversationId);
      await call.hangup();
      await priya.inbox.first<{ offerId: string }>('offer:gone', (gone) => gone.offerId === offerId);
      await until0(priya);
      expect(await contactNow(contactId)).toMatchObject({ state: 'wrap-up', assignedTo: bola.staffId });
    });

    it('are listened to by a supervisor, whose whisper the agent alone hears, until they join', async () => {
      const { call, line, contact } = await phoneCall();
      const { contactId } = contact;
      expect(await ask(priya.client, 'contact:watch', { contactId, how: 'listen' })).toMatchObject({ ok: false });
      const watch = (how: string) => ask(sian.client, 'contact:watch', { contactId, how });
      expect(await watch('listen')).toMatchObject({ ok: true });
      const ear = await lineOf(sian, contactId);
      await call.until(company(3));
      await call.speak('my boiler broke');
      await ear.until((state) => heard(state).includes('my boiler broke'));
      await ear.speak('nobody hears this');
      await watch('whisper');
      await ear.until((state) => state.conference?.participants.some(({ coaches }) => coaches !== null) ?? false);
      await ear.speak('offer a call back');
      await line.until((state) => heard(state).includes('offer a call back'));
      await watch('join');
      await ear.until((state) => state.conference?.participants.every(({ coaches }) => coaches === null) ?? false);
      await ear.speak('good morning');
      const caller = await call.until((state) => heard(state).includes('good morning'));
      expect(heard(caller)).not.toMatch(/nobody hears this|offer a call back/);
      expect(heard(await line.state())).not.toContain('nobody hears this');
      await call.hangup();
      await until0(sian);
    });
  });
});
