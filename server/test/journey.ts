/**
 * The journey of one contact over the hub's own edges, the same for one node and for many: where the resident and the agent
 * are connected must make no difference to either.
 */
import { randomUUID } from 'node:crypto';
import type { Alert, ConversationEvent, Lookers, Offer, Outcome, QueuePlace, Typing } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agentAt, residentAt, signIn } from './support/people.ts';
import type { AgentPerson } from './support/people.ts';
import { ask } from './support/inbox.ts';

export interface Council {
  residentUrl: string;
  agentUrl: string;
  /** Where signing in leads to. */
  publicUrl: string;
  agent: { email: string; password: string };
  supervisor: { email: string; password: string };
  stop(): Promise<void>;
}

export function describeJourney(title: string, start: () => Promise<Council>): void {
  describe(title, () => {
    let council: Council;
    let agent: AgentPerson;

    beforeAll(async () => {
      council = await start();
      const cookie = await signIn(council.publicUrl, council.agent.email, council.agent.password);
      agent = await agentAt(council.agentUrl, cookie);
      await agent.setStatus('available');
    }, 120_000);
    afterAll(() => council.stop());

    /** Waits until the agent is offered that conversation, and accepts. */
    const takeUp = async (conversationId: string) => {
      const offer = await agent.inbox.first<Offer>('offer', (each) => each.contact.conversationId === conversationId);
      expect(await agent.accept(offer.offerId)).toMatchObject({ ok: true, contact: { state: 'assigned' } });
      return offer;
    };
    const finish = async (contactId: string) => {
      expect(await ask(agent.client, 'contact:end', { contactId })).toMatchObject({
        ok: true,
        contact: { state: 'wrap-up' },
      });
      expect(await ask(agent.client, 'contact:wrap-up', { contactId, disposition: 'resolved' })).toMatchObject({
        ok: true,
      });
    };

    it('goes from the bot to an agent and is wrapped up, and both ends hold the same thread', async () => {
      const resident = await residentAt(council.residentUrl);
      const { conversationId } = resident;
      expect((await resident.thread(conversationId))[0]).toMatchObject({ seq: 1, from: 'bot' });

      const sent = await resident.say(conversationId, 'theres a massive pothole outside my house');
      expect(sent).toMatchObject({ ok: true, seq: 2 });
      const answer = await resident.inbox.first<ConversationEvent>('message', (e) => e.from === 'bot' && e.seq > 2);
      const [link, ...rest] = answer.actions ?? [];
      expect(link).toMatchObject({ type: 'link', url: expect.stringContaining('/services/report-pothole') });
      expect(rest.some((action) => action.type === 'person')).toBe(true);

      await resident.say(conversationId, "I'd rather speak to someone");
      await resident.inbox.first<ConversationEvent>('message', (e) => e.kind === 'queued');
      expect(await resident.inbox.first<QueuePlace>('queue', (place) => place.state === 'queued')).toMatchObject({
        position: 1,
      });

      const offer = await takeUp(conversationId);
      expect(offer.reason).not.toBe('');
      await resident.inbox.first<ConversationEvent>('message', (e) => e.kind === 'joined');
      expect((await agent.thread(conversationId)).at(-1)).toMatchObject({ kind: 'joined' });

      await agent.say(conversationId, 'Hello, how can I help?');
      await resident.inbox.first<ConversationEvent>('message', (e) => e.text === 'Hello, how can I help?');
      await resident.say(conversationId, 'It is outside number 9.');
      await agent.inbox.first<ConversationEvent>('message', (e) => e.text === 'It is outside number 9.');

      await finish(offer.contact.contactId);
      await resident.inbox.first<ConversationEvent>('message', (e) => e.kind === 'ended');
      const thread = await resident.thread(conversationId);
      expect(thread.map((event) => event.seq)).toEqual(thread.map((_, index) => index + 1));
      expect(thread.some((event) => event.staff !== undefined)).toBe(false);
      resident.client.close();
    });

    it('answers danger to life with 999 in the first line, before anything else, and alerts the agent', async () => {
      const resident = await residentAt(council.residentUrl);
      const { conversationId } = resident;
      await resident.say(conversationId, 'there is a fire in my flat');
      const after = (event: ConversationEvent) => event.seq > 2;
      const first = await resident.inbox.first<ConversationEvent>('message', after);
      expect(first.text.split('\n')[0]).toContain('999');
      const alert = await agent.inbox.first<Alert>('alert', (each) => each.contact.conversationId === conversationId);
      expect(alert).toMatchObject({ signal: 'fire', contact: { priority: 1 } });
      const offer = await takeUp(conversationId);
      await finish(offer.contact.contactId);
      resident.client.close();
    });

    it('moves up who waits once an agent has taken whoever was before them', async () => {
      await agent.setStatus('break');
      const wait = async (position: number) => {
        const resident = await residentAt(council.residentUrl);
        await resident.say(resident.conversationId, 'I want to talk to a person');
        await resident.inbox.first<QueuePlace>('queue', (place) => place.position === position);
        return resident;
      };
      const residents = [await wait(1), await wait(2)];
      await agent.setStatus('available');
      for (const resident of residents) {
        await resident.inbox.first<QueuePlace>('queue', (place) => place.position === 1);
        const offer = await takeUp(resident.conversationId);
        await finish(offer.contact.contactId);
        resident.client.close();
      }
    });

    it('hears danger to life while an adviser talks, too', async () => {
      const resident = await residentAt(council.residentUrl);
      const { conversationId } = resident;
      await resident.say(conversationId, 'I want to talk to a person');
      const offer = await takeUp(conversationId);
      await resident.say(conversationId, 'theres a fire in my flat');
      const warned = await resident.inbox.first<ConversationEvent>('message', (e) => e.text.includes('999'));
      expect(warned.from).not.toBe('agent');
      await agent.inbox.first<Alert>('alert', (each) => each.contact.conversationId === conversationId);
      await finish(offer.contact.contactId);
      resident.client.close();
    });

    it('shows staff who else has a conversation open, until they leave or are gone, and residents nothing of it', async () => {
      const resident = await residentAt(council.residentUrl);
      const { conversationId } = resident;
      const heard: unknown[] = [];
      resident.client.on('lookers', (payload) => heard.push(payload));
      await resident.say(conversationId, 'I want to talk to a person');
      const offer = await takeUp(conversationId);
      const cookie = await signIn(council.publicUrl, council.supervisor.email, council.supervisor.password);
      const supervisor = await agentAt(council.residentUrl, cookie);
      const look = (who: AgentPerson, at: string | null) =>
        ask<Outcome<Lookers>>(who.client, 'conversation:look', { conversationId: at });
      /** The next time that the agent is told to ask again. */
      let told = 0;
      const askedAgain = async (): Promise<Outcome<Lookers>> => {
        told += 1;
        const isNext = (at: Typing) => agent.inbox.all<Typing>('lookers').indexOf(at) === told - 1;
        expect(await agent.inbox.first<Typing>('lookers', isNext)).toEqual({ conversationId });
        return look(agent, conversationId);
      };

      expect(await look(agent, conversationId)).toEqual({ ok: true, others: [] });
      expect(await look(supervisor, conversationId)).toEqual({ ok: true, others: ['Bola'] });
      expect(await askedAgain()).toEqual({ ok: true, others: ['Sian'] });
      expect(await look(supervisor, null)).toEqual({ ok: true, others: [] });
      expect(await askedAgain()).toEqual({ ok: true, others: [] });
      await look(supervisor, conversationId);
      expect(await askedAgain()).toEqual({ ok: true, others: ['Sian'] });
      supervisor.client.close();
      expect(await askedAgain()).toEqual({ ok: true, others: [] });

      await finish(offer.contact.contactId);
      // The contact is closed: it is nobody's to open any more.
      expect(await look(agent, conversationId)).toMatchObject({ ok: false });
      await resident.inbox.first<ConversationEvent>('message', (e) => e.kind === 'ended');
      expect(heard).toEqual([]);
      resident.client.close();
    });

    it('stores a repeated message once and gives the same answer', async () => {
      const resident = await residentAt(council.residentUrl);
      const clientId = randomUUID();
      const first = await resident.say(resident.conversationId, 'hello', clientId);
      expect(await resident.say(resident.conversationId, 'hello', clientId)).toEqual(first);
      const thread = await resident.thread(resident.conversationId);
      expect(thread.filter((event) => event.clientId === clientId)).toHaveLength(1);
      resident.client.close();
    });

    it('goes on where it was after the connection is lost, and in a second tab', async () => {
      const first = await residentAt(council.residentUrl);
      await first.say(first.conversationId, 'When is my bin day?');
      await first.inbox.first<ConversationEvent>('message', (e) => e.from !== 'resident' && e.seq > 2);
      const before = await first.thread(first.conversationId);
      first.client.close();
      const again = await residentAt(council.residentUrl, first.token);
      const tab = await residentAt(council.residentUrl, first.token);
      expect([again.conversationId, tab.conversationId]).toEqual([first.conversationId, first.conversationId]);
      expect((await again.thread(first.conversationId)).slice(0, before.length)).toEqual(before);
      await again.say(first.conversationId, 'It is RM17 5XX');
      await tab.inbox.first<ConversationEvent>('message', (e) => e.text === 'It is RM17 5XX');
      again.client.close();
      tab.client.close();
    });
  });
}
