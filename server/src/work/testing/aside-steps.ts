/** The steps of the model in which agents set contacts aside, and what brings them back. */
import { comesBackTo, isOver, maySetAside } from '../set-aside.ts';
import { dissolve, firstHeld, handOf, setContact } from './state.ts';
import type { ModelContact, State } from './state.ts';

export type AsideStep =
  | { do: 'set-aside'; staffId: string; seconds: number }
  /** The resident of the first contact that this agent has set aside says something. */
  | { do: 'say'; staffId: string };

export const NOT_ASIDE = { setAsideUntil: null, isHeard: false };

export function firstAside(state: State, staffId: string): ModelContact | undefined {
  return state.contacts.find(({ assignedTo, setAsideUntil }) => assignedTo === staffId && setAsideUntil !== null);
}

/** What cannot be done changes nothing. */
export function applyAside(state: State, step: AsideStep, now: Date): State {
  if (step.do === 'say') {
    const aside = firstAside(state, step.staffId);
    return aside ? setContact(state, aside.contactId, { ...aside, isHeard: true }) : state;
  }
  const held = firstHeld(state, step.staffId);
  if (!held || !maySetAside(held)) return state;
  const setAsideUntil = new Date(now.getTime() + step.seconds * 1000);
  return setContact(dissolve(state, held.contactId, now), held.contactId, { setAsideUntil });
}

/** Each in the order of its time; who comes first takes the last place. */
export function bringBackDue(state: State, now: Date): State {
  const due = state.contacts
    .flatMap((contact) => (contact.setAsideUntil === null ? [] : [{ ...contact, until: contact.setAsideUntil }]))
    .filter((aside) => isOver(aside, now))
    .sort((a, b) => a.until.getTime() - b.until.getTime() || (a.contactId < b.contactId ? -1 : 1));
  return due.reduce((next, aside) => bringBack(next, aside, now), state);
}

function bringBack(state: State, { contactId, channel, assignedTo }: ModelContact, now: Date): State {
  const agent = state.agents.find(({ staffId }) => staffId === assignedTo);
  if (!agent) throw new Error('what is set aside has a holder');
  const holder = { capacity: agent.capacity, hand: handOf(state, agent.staffId), isAtWork: true };
  if (comesBackTo(holder, channel) === 'holder') return setContact(state, contactId, {});
  return setContact(dissolve(state, contactId, now), contactId, { state: 'queued', assignedTo: null });
}
