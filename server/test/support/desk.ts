/** What an agent does with contacts, over the edges of a running hub: takes one up, looks at it, finishes it. */
import { expect } from '@jest/globals';
import type { ContactDetail, ConversationEvent, Offer } from '@hub/contract';
import { ask } from './inbox.ts';
import type { AgentPerson, ResidentPerson } from './people.ts';

export interface Desk {
  /** Waits until the agent is offered that conversation, accepts it, and opens it. */
  takeUp(resident: Pick<ResidentPerson, 'conversationId'>): Promise<ContactDetail>;
  /** Opens a contact as whoever holds the cookie; fails where they may not. */
  detailOf(contactId: string, cookie: string): Promise<ContactDetail>;
  /** Ends and wraps up. */
  finish(detail: ContactDetail): Promise<void>;
}

export function deskOf(url: string, agent: AgentPerson): Desk {
  const taken = new Set<string>();
  const detailOf: Desk['detailOf'] = async (contactId, cookie) => {
    const response = await fetch(`${url}/api/console/contacts/${contactId}`, { headers: { cookie } });
    expect(response.status).toBe(200);
    return (await response.json()) as ContactDetail;
  };
  return {
    detailOf,
    takeUp: async ({ conversationId }) => {
      const isNew = ({ offerId, contact }: Offer) => contact.conversationId === conversationId && !taken.has(offerId);
      const { offerId, contact } = await agent.inbox.first<Offer>('offer', isNew);
      taken.add(offerId);
      expect(await agent.accept(offerId)).toMatchObject({ ok: true });
      return detailOf(contact.contactId, agent.cookie);
    },
    finish: async ({ contact: { contactId } }) => {
      await ask(agent.client, 'contact:end', { contactId });
      expect(await ask(agent.client, 'contact:wrap-up', { contactId, disposition: 'resolved' })).toMatchObject({
        ok: true,
      });
    },
  };
}

/** What the hub says next after the resident's words, as the resident sees it. */
export async function answerTo(resident: ResidentPerson, text: string): Promise<ConversationEvent> {
  const sent = await resident.say(resident.conversationId, text);
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem));
  return resident.inbox.first<ConversationEvent>('message', ({ from, seq }) => from !== 'resident' && seq > sent.seq);
}

/** What the policy asks for of one kind. */
export const whatOf = (detail: ContactDetail, kind: string): string[] =>
  detail.duties.filter((duty) => duty.kind === kind).map(({ what }) => what);
