/**
 * The work as a pure model: what the SQL must do, step by step, with no database. Properties are proved on it, and the same
 * scripts are run on it and on PostgreSQL and compared.
 */
import { choose, hasPlace, load, serves } from '../queue.ts';
import type { Agent, Waiting } from '../queue.ts';

export interface ModelAgent extends Pick<Agent, 'staffId' | 'queues' | 'skills' | 'capacity'> {
  isAvailable: boolean;
}

export interface ModelContact extends Waiting {
  state: 'queued' | 'offered' | 'assigned' | 'closed';
  assignedTo: string | null;
}

export interface ModelOffer {
  contactId: string;
  staffId: string;
  state: 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
  offeredAt: Date;
  settledAt: Date | null;
}

export interface State {
  agents: readonly ModelAgent[];
  contacts: readonly ModelContact[];
  offers: readonly ModelOffer[];
}

export type Step =
  | { do: 'arrive'; contact: Omit<Waiting, 'queuedAt'> }
  | { do: 'status'; staffId: string; isAvailable: boolean }
  | { do: 'accept' | 'decline' | 'close'; staffId: string }
  | { do: 'pass'; seconds: number };

export const OFFER_SECONDS = 30;

/** Does one step and then offers what waits; a step that cannot be done changes nothing. */
export function advance(state: State, step: Step, now: Date): State {
  return assign(apply(state, step, now), now);
}

export function handOf(state: State, staffId: string): ModelContact[] {
  const isHis = (contact: ModelContact) =>
    (contact.state === 'assigned' && contact.assignedTo === staffId) ||
    state.offers.some((o) => o.state === 'pending' && o.staffId === staffId && o.contactId === contact.contactId);
  return state.contacts.filter(isHis);
}

function apply(state: State, step: Step, now: Date): State {
  switch (step.do) {
    case 'arrive':
      return {
        ...state,
        contacts: [...state.contacts, { ...step.contact, queuedAt: now, state: 'queued', assignedTo: null }],
      };
    case 'status': {
      const set = setAvailable(state, step.staffId, step.isAvailable);
      return step.isAvailable ? set : settle(set, (offer) => offer.staffId === step.staffId, 'withdrawn', now);
    }
    case 'accept': {
      const offer = firstPending(state, step.staffId);
      return offer ? settle(state, (o) => o === offer, 'accepted', now) : state;
    }
    case 'decline': {
      const offer = firstPending(state, step.staffId);
      return offer ? settle(state, (o) => o === offer, 'declined', now) : state;
    }
    case 'close': {
      const held = firstHeld(state, step.staffId);
      return held ? setContact(state, held.contactId, { state: 'closed' }) : state;
    }
    case 'pass':
      return expire(state, now);
  }
}

/** The pending offer of an agent that was made first. */
export function firstPending(state: State, staffId: string): ModelOffer | undefined {
  return state.offers
    .filter((offer) => offer.state === 'pending' && offer.staffId === staffId)
    .sort((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime() || (a.contactId < b.contactId ? -1 : 1))[0];
}

export function firstHeld(state: State, staffId: string): ModelContact | undefined {
  return state.contacts.find((contact) => contact.state === 'assigned' && contact.assignedTo === staffId);
}

/** RONA: late offers go on, their agents are away, and what else was held out to them is withdrawn. */
function expire(state: State, now: Date): State {
  const isLate = (o: ModelOffer) =>
    o.state === 'pending' && now.getTime() - o.offeredAt.getTime() >= OFFER_SECONDS * 1000;
  const absent = new Set(state.offers.filter(isLate).map(({ staffId }) => staffId));
  let next = settle(state, isLate, 'expired', now);
  for (const staffId of absent) {
    next = setAvailable(next, staffId, false);
    next = settle(next, (offer) => offer.staffId === staffId, 'withdrawn', now);
  }
  return next;
}

function assign(state: State, now: Date): State {
  let next = state;
  let offered = true;
  while (offered) {
    offered = false;
    for (const agent of agentsToServe(next)) {
      const contact = choose(asChooser(next, agent), next.contacts.filter(isQueued), now);
      if (!contact) continue;
      const offer: ModelOffer = {
        contactId: contact.contactId,
        staffId: agent.staffId,
        state: 'pending',
        offeredAt: now,
        settledAt: null,
      };
      next = setContact({ ...next, offers: [...next.offers, offer] }, contact.contactId, { state: 'offered' });
      offered = true;
    }
  }
  return next;
}

export const isQueued = (contact: ModelContact): boolean => contact.state === 'queued';

function agentsToServe(state: State): ModelAgent[] {
  const facts = (agent: ModelAgent) => ({ capacity: agent.capacity, hand: handOf(state, agent.staffId) });
  const lastOffered = ({ staffId }: ModelAgent) =>
    Math.max(0, ...state.offers.filter((o) => o.staffId === staffId).map((o) => o.offeredAt.getTime()));
  return state.agents
    .filter(
      (agent) =>
        agent.isAvailable &&
        state.contacts.some((c) => isQueued(c) && serves(agent, c) && hasPlace(facts(agent), c.channel)),
    )
    .sort(
      (a, b) =>
        load(facts(a)) - load(facts(b)) ||
        a.skills.length - b.skills.length ||
        lastOffered(a) - lastOffered(b) ||
        (a.staffId < b.staffId ? -1 : 1),
    );
}

/** The agent as `choose` sees them. */
export function asChooser(state: State, agent: ModelAgent): Agent {
  const declined = state.offers.flatMap((offer) => {
    const contact = state.contacts.find(({ contactId }) => contactId === offer.contactId);
    if (offer.state !== 'declined' || offer.staffId !== agent.staffId || !offer.settledAt || !contact) return [];
    const isElse = (other: ModelAgent) => other !== agent && other.isAvailable && serves(other, contact);
    return [{ contactId: offer.contactId, at: offer.settledAt, alone: !state.agents.some(isElse) }];
  });
  return { ...agent, hand: handOf(state, agent.staffId), declined };
}

function settle(state: State, which: (o: ModelOffer) => boolean, as: ModelOffer['state'], now: Date): State {
  const settled = state.offers.filter((offer) => offer.state === 'pending' && which(offer));
  const offers = state.offers.map((o) => (settled.includes(o) ? { ...o, state: as, settledAt: now } : o));
  return settled.reduce<State>(
    (next, { contactId, staffId }) =>
      setContact(next, contactId, as === 'accepted' ? { state: 'assigned', assignedTo: staffId } : { state: 'queued' }),
    { ...state, offers },
  );
}

function setContact(state: State, contactId: string, to: Partial<ModelContact>): State {
  return { ...state, contacts: state.contacts.map((c) => (c.contactId === contactId ? { ...c, ...to } : c)) };
}

function setAvailable(state: State, staffId: string, isAvailable: boolean): State {
  return { ...state, agents: state.agents.map((a) => (a.staffId === staffId ? { ...a, isAvailable } : a)) };
}
