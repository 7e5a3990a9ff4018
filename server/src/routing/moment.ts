/** The moment that a decision is made in: is the council open, and how is the queue. Shared by all turns of one second. */
import { isBankHoliday, isOpen } from '@hub/routing-rules';
import type { ReadOpening } from '../opening/index.ts';
import type { Moment } from './to-facts.ts';

export interface MomentPorts {
  opening: ReadOpening;
  clock: () => Date;
  queueFacts: () => Promise<Moment['queue']>;
}

const GOOD_FOR_MS = 1000;

/**
 * Reads the queue at most once a second, however many turns run: its figures are the same for all of them. The hours are read each
 * time: what a supervisor says of them counts for the next decision.
 */
export function createMoment({ opening: read, clock, queueFacts }: MomentPorts): () => Promise<Moment> {
  let known: { at: number; queue: Promise<Moment['queue']> } | null = null;
  return async () => {
    const now = clock();
    if (!known || now.getTime() - known.at >= GOOD_FOR_MS) known = { at: now.getTime(), queue: queueFacts() };
    const { queue } = known;
    queue.catch(() => (known = null));
    const opening = await read();
    const { hours } = opening;
    return { now, opening, open: isOpen(hours, now), bankHoliday: isBankHoliday(hours, now), queue: await queue };
  };
}
