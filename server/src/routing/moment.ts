/** The moment that a decision is made in: is the council open, and how is the queue. Shared by all turns of one second. */
import { isBankHoliday, isOpen } from '@hub/routing-rules';
import type { Hours } from '@hub/routing-rules';
import type { Moment } from './to-facts.ts';

export interface MomentPorts {
  hours: () => Hours;
  clock: () => Date;
  queueFacts: () => Promise<Moment['queue']>;
}

const GOOD_FOR_MS = 1000;

/** Reads the queue at most once a second, however many turns run: its figures are the same for all of them. */
export function createMoment({ hours, clock, queueFacts }: MomentPorts): () => Promise<Moment> {
  let read: { at: number; queue: Promise<Moment['queue']> } | null = null;
  return async () => {
    const now = clock();
    if (!read || now.getTime() - read.at >= GOOD_FOR_MS) read = { at: now.getTime(), queue: queueFacts() };
    const { queue } = read;
    queue.catch(() => (read = null));
    return { now, open: isOpen(hours(), now), bankHoliday: isBankHoliday(hours(), now), queue: await queue };
  };
}
