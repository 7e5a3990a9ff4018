/** What the queues would have to bear: how many contacts come to a person in each hour, before and after. Pure. */
import type { Follows } from '@hub/routing-rules';

/** Contacts for people by hour of the day and priority, and those that need nobody, on each side; by channel for their price. */
export interface Side {
  /** By `HH priority`. */
  arrivals: Record<string, number>;
  /** Contacts that come to a person, by channel. */
  people: Record<string, number>;
  /** Contacts that the website or the assistant answers, by route. */
  digital: Record<string, number>;
}
export interface Load {
  before: Side;
  after: Side;
}

const TO_QUEUE: ReadonlySet<string> = new Set(['agent', 'assisted-digital', 'emergency', 'callback']);

const noSide = (): Side => ({ arrivals: {}, people: {}, digital: {} });
export const noLoad = (): Load => ({ before: noSide(), after: noSide() });

const add = (sums: Record<string, number>, name: string, times = 1): void => {
  sums[name] = (sums[name] ?? 0) + times;
};

function addSide(side: Side, { route, priority }: Follows, { hour, channel }: { hour: string; channel: string }): void {
  if (TO_QUEUE.has(route)) {
    add(side.arrivals, `${hour} ${priority}`);
    add(side.people, channel);
  } else if (route === 'self-service' || route === 'bot') add(side.digital, route);
}

export function addLoad(load: Load, contact: { hour: string; channel: string }, was: Follows, is: Follows): void {
  addSide(load.before, was, contact);
  addSide(load.after, is, contact);
}

export function addUpLoads(parts: readonly Load[]): Load {
  const sums = noLoad();
  for (const part of parts)
    for (const side of ['before', 'after'] as const)
      for (const what of ['arrivals', 'people', 'digital'] as const)
        for (const [name, times] of Object.entries(part[side][what])) add(sums[side][what], name, times);
  return sums;
}
