/**
 * Whom a contact may be handed to, or who may be asked to join it. Pure: transfer.store.ts reads the facts under locks and asks
 * here, and a test runs the same steps on the model and on PostgreSQL.
 */
import type { TransferHow } from '@hub/contract';
import { SAFEGUARDING } from '../restricted/index.ts';
import { hasPlace, load, URGENT_CLASS } from './queue.ts';
import type { Agent, Waiting } from './queue.ts';

export type Passed = Pick<Waiting, 'priority' | 'skills' | 'channel'> & {
  /** It was disclosed in confidence. */
  restricted: boolean;
};

export interface Colleague extends Pick<Agent, 'staffId' | 'queues' | 'skills' | 'capacity' | 'hand' | 'reserveFor'> {
  /** Available, and really there. */
  isReady: boolean;
  /** Milliseconds since 1970; 0 for never. */
  lastOfferedAt: number;
}

/** What it needs from now on. What is urgent or was disclosed in confidence loses no need that the policy gave it. */
export function neededSkills(
  { priority, skills, restricted }: Passed,
  chosen: readonly string[] | undefined,
): string[] {
  const kept = chosen === undefined || priority <= URGENT_CLASS || restricted ? skills : [];
  return [...new Set([...kept, ...(chosen ?? []), ...(restricted ? [SAFEGUARDING] : [])])];
}

/** Whoever advises needs no skill of the contact but the right to read it. */
export function skillsToJoin(contact: Passed, how: TransferHow, chosen: readonly string[] | undefined): string[] {
  if (how === 'consult') return contact.restricted ? [SAFEGUARDING] : [];
  return neededSkills(contact, chosen);
}

/** Why this colleague cannot be asked; null when they can. */
export function unfit(
  colleague: Colleague,
  { channel }: Pick<Waiting, 'channel'>,
  needed: readonly string[],
): 'not-skilled' | 'not-here' | 'no-place' | null {
  if (!needed.every((skill) => colleague.skills.includes(skill))) return 'not-skilled';
  if (!colleague.isReady) return 'not-here';
  return hasPlace(colleague, channel) ? null : 'no-place';
}

/** The one of a queue to ask: a reserve there only where nobody else can be asked; then least on hand, fewest skills, whose last offer is longest ago. Null when none can be asked. */
export function chooseColleague(
  colleagues: readonly Colleague[],
  contact: Pick<Waiting, 'channel' | 'queue'>,
  needed: readonly string[],
): Colleague | null {
  const able = colleagues.filter(
    (each) => each.queues.includes(contact.queue) && unfit(each, contact, needed) === null,
  );
  const isReserve = ({ reserveFor }: Colleague) => reserveFor.includes(contact.queue);
  return able.sort((a, b) => Number(isReserve(a)) - Number(isReserve(b)) || byTurn(a, b))[0] ?? null;
}

const byTurn = (a: Colleague, b: Colleague): number =>
  load(a) - load(b) ||
  a.skills.length - b.skills.length ||
  a.lastOfferedAt - b.lastOfferedAt ||
  (a.staffId < b.staffId ? -1 : 1);
