/** What the pure model of the work knows, and how an offer ends in it. */
import type { TransferHow } from '@hub/contract';
import type { Agent, Waiting } from '../queue.ts';

export interface ModelAgent extends Pick<Agent, 'staffId' | 'queues' | 'skills' | 'capacity' | 'reserveFor'> {
  isAvailable: boolean;
}

export interface ModelContact extends Waiting {
  state: 'queued' | 'offered' | 'assigned' | 'closed';
  assignedTo: string | null;
  /** Until when its holder has set it aside. */
  setAsideUntil: Date | null;
  /** Whether the resident has said something since. */
  isHeard: boolean;
}

export interface ModelOffer {
  contactId: string;
  staffId: string;
  /** `given`: they held it and gave it away. */
  state: 'pending' | 'accepted' | 'declined' | 'expired' | 'withdrawn' | 'given';
  kind: 'work' | TransferHow;
  askedBy: string | null;
  offeredAt: Date;
  settledAt: Date | null;
}

export interface State {
  agents: readonly ModelAgent[];
  contacts: readonly ModelContact[];
  offers: readonly ModelOffer[];
  /** Who advises in a contact that somebody else holds. */
  helpers: readonly { contactId: string; staffId: string }[];
}

export function handOf(state: State, staffId: string): ModelContact[] {
  const isHis = (contact: ModelContact) =>
    (contact.state === 'assigned' && contact.assignedTo === staffId && contact.setAsideUntil === null) ||
    state.helpers.some((helper) => helper.staffId === staffId && helper.contactId === contact.contactId) ||
    state.offers.some((o) => o.state === 'pending' && o.staffId === staffId && o.contactId === contact.contactId);
  return state.contacts.filter(isHis);
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

export const isQueued = (contact: ModelContact): boolean => contact.state === 'queued';

export function settle(state: State, which: (o: ModelOffer) => boolean, as: ModelOffer['state'], now: Date): State {
  const settled = state.offers.filter((offer) => offer.state === 'pending' && which(offer));
  const offers = state.offers.map((o) => (settled.includes(o) ? { ...o, state: as, settledAt: now } : o));
  return settled.reduce<State>((next, offer) => (as === 'accepted' ? take(next, offer) : giveBack(next, offer)), {
    ...state,
    offers,
  });
}

/** An invitation to advise makes a helper; every other offer makes an owner. */
function take(state: State, { contactId, staffId, kind }: ModelOffer): State {
  if (kind === 'consult') return { ...state, helpers: [...state.helpers, { contactId, staffId }] };
  return setContact(state, contactId, { state: 'assigned', assignedTo: staffId });
}

/** The contact of an invitation stays with whoever asked. */
function giveBack(state: State, { contactId }: ModelOffer): State {
  const isOffered = state.contacts.some((contact) => contact.contactId === contactId && contact.state === 'offered');
  return isOffered ? setContact(state, contactId, { state: 'queued' }) : state;
}

/** What moves on is set aside no more. */
export function setContact(state: State, contactId: string, to: Partial<ModelContact>): State {
  const changed = { setAsideUntil: null, isHeard: false, ...to };
  return { ...state, contacts: state.contacts.map((c) => (c.contactId === contactId ? { ...c, ...changed } : c)) };
}

export function setAvailable(state: State, staffId: string, isAvailable: boolean): State {
  return { ...state, agents: state.agents.map((a) => (a.staffId === staffId ? { ...a, isAvailable } : a)) };
}

/** Nobody is asked to join it any more, and nobody helps in it. */
export function dissolve(state: State, contactId: string, now: Date): State {
  const settled = settle(state, (offer) => offer.contactId === contactId, 'withdrawn', now);
  return { ...settled, helpers: settled.helpers.filter((helper) => helper.contactId !== contactId) };
}
