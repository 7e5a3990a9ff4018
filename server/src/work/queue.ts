/**
 * Who is next, and for whom. Pure: the SQL of offer-work.store.ts gives the same answers, and a test compares the two.
 *
 * The order is P56: priority class, then age, and a waiting contact rises one class every five minutes. Class 1, danger to life,
 * stays alone at the top, so that nothing that has waited overtakes it. Capacity is P63.
 */
import type { Channel } from '@hub/contract';

/** A waiting contact rises one class in this many seconds. */
export const STEP_SECONDS = 300;
/** Contacts of this class and above keep an agent to themselves (P63); no waiting contact rises above it. */
export const URGENT_CLASS = 2;
/** A contact is not offered again to the agent who declined it for this many seconds, while somebody else may take it. */
export const DECLINE_SECONDS = 120;
/** The same when nobody else may take it: long enough to see that the declining worked. */
export const DECLINE_ALONE_SECONDS = 10;
/** Somebody is speaking or standing there: such a contact takes all of an agent's places. */
export const WHOLE_CHANNELS: readonly Channel[] = ['phone', 'callback', 'face-to-face'];

export interface Waiting {
  contactId: string;
  queue: string;
  /** 1 (danger to life) to 5. */
  priority: number;
  skills: readonly string[];
  channel: Channel;
  queuedAt: Date;
  /** A call back that is for later is offered to nobody until then (P61). Its age counts all the same. */
  notBefore: Date | null;
  /** Whoever helped this resident with the same a short while ago: until then it waits for them alone (P43). */
  keptFor: KeptFor | null;
}

export interface KeptFor {
  staffId: string;
  until: Date;
}

/** What an agent has on hand: contacts held, in wrap-up, offered, and those that they help in. */
export type Hand = readonly Pick<Waiting, 'channel' | 'priority'>[];

export interface Agent {
  staffId: string;
  queues: readonly string[];
  skills: readonly string[];
  capacity: number;
  hand: Hand;
  /** Other queues that theirs helps, once somebody has waited there so long. */
  helpsOut: readonly { queue: string; afterSeconds: number }[];
  /** What this agent declined or gave away, when, and whether nobody else may take it now. */
  declined: readonly { contactId: string; at: Date; alone: boolean }[];
  /** Queues of theirs in which they are a reserve. */
  reserveFor: readonly string[];
  /** Everybody who can be offered work at this moment. */
  atWork: readonly AtWork[];
  /** Contacts of the agent's own, or of somebody close to them: never offered to this agent (P40). */
  closeTo: readonly string[];
}

/** A colleague, as it is judged whether a reserve is needed. */
export type AtWork = Omit<Agent, 'helpsOut' | 'atWork'>;

const secondsBetween = (from: Date, to: Date): number => Math.max(0, (to.getTime() - from.getTime()) / 1000);

export const isWhole = (channel: Channel): boolean => WHOLE_CHANNELS.includes(channel);

/** The class that counts in the queue: the contact's own, raised by waiting, never above 2 unless it is 1. */
export function effectiveClass(priority: number, queuedAt: Date, now: Date): number {
  if (priority === 1) return 1;
  return Math.max(URGENT_CLASS, priority - Math.floor(secondsBetween(queuedAt, now) / STEP_SECONDS));
}

/** Compares two waiting contacts: the one to be answered first comes first. */
export function order(a: Waiting, b: Waiting, now: Date): number {
  return (
    effectiveClass(a.priority, a.queuedAt, now) - effectiveClass(b.priority, b.queuedAt, now) ||
    a.queuedAt.getTime() - b.queuedAt.getTime() ||
    (a.contactId < b.contactId ? -1 : Number(a.contactId > b.contactId))
  );
}

/** How many places an agent's hand takes. */
export function load(agent: Pick<Agent, 'capacity' | 'hand'>): number {
  return agent.hand.reduce((sum, { channel }) => sum + (isWhole(channel) ? Math.max(1, agent.capacity) : 1), 0);
}

/** How many places an agent has at this moment: one while something urgent is on hand. */
export function places(agent: Pick<Agent, 'capacity' | 'hand'>): number {
  const urgent = agent.hand.some(({ priority }) => priority <= URGENT_CLASS);
  return urgent ? Math.min(1, agent.capacity) : agent.capacity;
}

/** May it be offered yet? */
export const isDue = ({ notBefore }: Pick<Waiting, 'notBefore'>, now: Date): boolean =>
  notBefore === null || notBefore <= now;

/** Is it kept for somebody else at this moment? What has become urgent meanwhile is kept for nobody any more. */
export const isKeptFromThem = (
  { keptFor, priority }: Pick<Waiting, 'keptFor' | 'priority'>,
  { staffId }: Pick<Agent, 'staffId'>,
  now: Date,
): boolean => keptFor !== null && keptFor.staffId !== staffId && keptFor.until > now && priority > URGENT_CLASS;

/**
 * For whom a new contact is kept, and until when: for whoever helped with the same within 72 hours and is at work now, `seconds` at
 * most (P43). What is urgent is kept for nobody.
 */
export function keepFor(
  lastAgent: string | null,
  { priority, seconds, now }: { priority: number; seconds: number; now: Date },
): KeptFor | null {
  if (lastAgent === null || seconds <= 0 || priority <= URGENT_CLASS) return null;
  return { staffId: lastAgent, until: new Date(now.getTime() + seconds * 1000) };
}

/** Does this agent serve the contact's queue and have every skill that it needs? */
export function serves(agent: Pick<Agent, 'queues' | 'skills'>, contact: Pick<Waiting, 'queue' | 'skills'>): boolean {
  return agent.queues.includes(contact.queue) && contact.skills.every((skill) => agent.skills.includes(skill));
}

/** Since when it could have been answered: a call back for later does not wait before its time. */
const waitsSince = ({ queuedAt, notBefore }: Pick<Waiting, 'queuedAt' | 'notBefore'>): Date =>
  notBefore !== null && notBefore > queuedAt ? notBefore : queuedAt;

/** Does this agent serve it, or has it waited so long in a queue that theirs helps? It needs the same skills of them either way. */
export function mayTake(
  agent: Pick<Agent, 'queues' | 'skills' | 'helpsOut'>,
  contact: Pick<Waiting, 'queue' | 'skills' | 'queuedAt' | 'notBefore'>,
  now: Date,
): boolean {
  const waited = secondsBetween(waitsSince(contact), now);
  const helped = agent.helpsOut.filter(({ afterSeconds }) => waited >= afterSeconds).map(({ queue }) => queue);
  return serves({ skills: agent.skills, queues: [...agent.queues, ...helped] }, contact);
}

/** Has the agent a place for it now? Somebody speaking needs an agent with nothing else on hand. */
export function hasPlace(agent: Pick<Agent, 'capacity' | 'hand'>, channel: Channel): boolean {
  const taken = load(agent);
  return taken < places(agent) && (taken === 0 || !isWhole(channel));
}

function isHeldBack(agent: Agent, contactId: string, now: Date): boolean {
  return agent.declined.some(
    (decline) =>
      decline.contactId === contactId &&
      secondsBetween(decline.at, now) < (decline.alone ? DECLINE_ALONE_SECONDS : DECLINE_SECONDS),
  );
}

/** Could this agent be offered it, leaving reserves and help from other queues aside? Whoever declined it just now could not. */
function isFreeFor(agent: AtWork, contact: Waiting, now: Date): boolean {
  return (
    serves(agent, contact) &&
    hasPlace(agent, contact.channel) &&
    !agent.closeTo.includes(contact.contactId) &&
    !isKeptFromThem(contact, agent, now) &&
    !agent.declined.some(
      ({ contactId, at }) => contactId === contact.contactId && secondsBetween(at, now) < DECLINE_SECONDS,
    )
  );
}

/** Is this agent a reserve in its queue, while somebody who is none there is free for it? */
export function isLeftToOthers(
  { staffId, reserveFor, atWork }: Pick<Agent, 'staffId' | 'reserveFor' | 'atWork'>,
  contact: Waiting,
  now: Date,
): boolean {
  const isOther = (other: AtWork) => other.staffId !== staffId && !other.reserveFor.includes(contact.queue);
  return reserveFor.includes(contact.queue) && atWork.some((other) => isOther(other) && isFreeFor(other, contact, now));
}

/** The contact to offer to this agent now, or null when there is none that they may take. */
export function choose(agent: Agent, waiting: readonly Waiting[], now: Date): Waiting | null {
  const eligible = waiting.filter(
    (contact) =>
      isDue(contact, now) &&
      mayTake(agent, contact, now) &&
      hasPlace(agent, contact.channel) &&
      !agent.closeTo.includes(contact.contactId) &&
      !isKeptFromThem(contact, agent, now) &&
      !isLeftToOthers(agent, contact, now) &&
      !isHeldBack(agent, contact.contactId, now),
  );
  return eligible.reduce<Waiting | null>(
    (first, contact) => (first === null || order(contact, first, now) < 0 ? contact : first),
    null,
  );
}
