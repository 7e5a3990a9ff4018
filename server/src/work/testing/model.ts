/**
 * The work as a pure model: what the SQL must do, step by step, with no database. Properties are proved on it, and the same
 * scripts are run on it and on PostgreSQL and compared.
 */
import { choose, hasPlace, load, mayTake, serves } from '../queue.ts';
import type { Agent, AtWork, Waiting } from '../queue.ts';
import { dissolve, firstHeld, firstPending, handOf, isQueued, setAvailable, setContact, settle } from './state.ts';
import type { ModelAgent, ModelOffer, State } from './state.ts';
import { applyAside, bringBackDue, NOT_ASIDE } from './aside-steps.ts';
import type { AsideStep } from './aside-steps.ts';
import { applyTransfer } from './transfer-steps.ts';
import type { TransferStep } from './transfer-steps.ts';

export { firstHeld, firstPending, handOf, isQueued } from './state.ts';
export type { ModelAgent, ModelContact, ModelOffer, State } from './state.ts';

export type Step =
  | TransferStep
  | { do: 'arrive'; contact: Omit<Waiting, 'queuedAt'> }
  | { do: 'status'; staffId: string; isAvailable: boolean }
  | { do: 'accept' | 'decline' | 'close'; staffId: string }
  | AsideStep
  | { do: 'pass'; seconds: number };

export const OFFER_SECONDS = 30;
/** Who has waited so long in one queue may be helped by another, in every world of the tests of this model. */
export const OVERFLOWS = [{ queue: 'housing', to: 'general', afterSeconds: 120 }];

/** Does one step and then offers what waits; a step that cannot be done changes nothing. */
export function advance(state: State, step: Step, now: Date): State {
  return assign(apply(state, step, now), now);
}

function apply(state: State, step: Step, now: Date): State {
  switch (step.do) {
    case 'arrive':
      return {
        ...state,
        contacts: [
          ...state.contacts,
          ...[{ ...step.contact, queuedAt: now, state: 'queued' as const, assignedTo: null, ...NOT_ASIDE }],
        ],
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
      return held ? setContact(dissolve(state, held.contactId, now), held.contactId, { state: 'closed' }) : state;
    }
    case 'hand-over':
    case 'ask':
    case 'stop-asking':
    case 'leave':
      return applyTransfer(state, step, now);
    case 'set-aside':
    case 'say':
      return applyAside(state, step, now);
    case 'pass':
      return bringBackDue(expire(state, now), now);
  }
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
    for (const agent of agentsToServe(next, now)) {
      const contact = choose(asChooser(next, agent), next.contacts.filter(isQueued), now);
      if (!contact) continue;
      const offer: ModelOffer = {
        contactId: contact.contactId,
        staffId: agent.staffId,
        ...{ state: 'pending', kind: 'work', askedBy: null },
        offeredAt: now,
        settledAt: null,
      };
      const held = { state: 'offered', keptFor: null } as const;
      next = setContact({ ...next, offers: [...next.offers, offer] }, contact.contactId, held);
      offered = true;
    }
  }
  return next;
}

function agentsToServe(state: State, now: Date): ModelAgent[] {
  const facts = (agent: ModelAgent) => ({ capacity: agent.capacity, hand: handOf(state, agent.staffId) });
  const lastOffered = ({ staffId }: ModelAgent) =>
    Math.max(0, ...state.offers.filter((o) => o.staffId === staffId).map((o) => o.offeredAt.getTime()));
  return state.agents
    .filter(
      (agent) =>
        agent.isAvailable &&
        state.contacts.some((c) => isQueued(c) && mayTake(helping(agent), c, now) && hasPlace(facts(agent), c.channel)),
    )
    .sort(
      (a, b) =>
        load(facts(a)) - load(facts(b)) ||
        a.skills.length - b.skills.length ||
        lastOffered(a) - lastOffered(b) ||
        (a.staffId < b.staffId ? -1 : 1),
    );
}

/** With the queues that theirs help. */
function helping<T extends Pick<ModelAgent, 'queues'>>(agent: T): T & Pick<Agent, 'helpsOut'> {
  const isTheirs = ({ queue, to }: (typeof OVERFLOWS)[number]) =>
    agent.queues.includes(to) && !agent.queues.includes(queue);
  return { ...agent, helpsOut: OVERFLOWS.filter(isTheirs) };
}

/** The agent as `choose` sees them. */
export function asChooser(state: State, agent: ModelAgent): Agent {
  const atWork = state.agents.filter(({ isAvailable }) => isAvailable).map((each) => asAtWork(state, each));
  return { ...helping(agent), ...asAtWork(state, agent), atWork };
}

function asAtWork(state: State, agent: ModelAgent): AtWork {
  const declined = state.offers.flatMap((offer) => {
    const contact = state.contacts.find(({ contactId }) => contactId === offer.contactId);
    if (!['declined', 'given'].includes(offer.state) || offer.staffId !== agent.staffId || !offer.settledAt || !contact)
      return [];
    const isElse = (other: ModelAgent) => other !== agent && other.isAvailable && serves(other, contact);
    return [{ contactId: offer.contactId, at: offer.settledAt, alone: !state.agents.some(isElse) }];
  });
  return { ...agent, hand: handOf(state, agent.staffId), declined, closeTo: [] };
}
