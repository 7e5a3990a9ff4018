/** A contact that its holder sets aside for a while: what may be, when that is over, and where it comes back to. Pure. */
import type { Channel } from '@hub/contract';
import { hasPlace, isWhole, URGENT_CLASS } from './queue.ts';
import type { Agent } from './queue.ts';

const HOUR_MS = 3_600_000;

interface Kind {
  channel: Channel;
  /** 1 (danger to life) to 5. */
  priority: number;
}

/** Nobody who speaks or stands there is set aside, and nothing urgent is. */
export const maySetAside = ({ channel, priority }: Kind): boolean => !isWhole(channel) && priority > URGENT_CLASS;

/** Later than now, and at most so many hours away. */
export const isTimeFor = (until: Date, { now, hours }: { now: Date; hours: number }): boolean =>
  until > now && until.getTime() - now.getTime() <= hours * HOUR_MS;

/** Over once the time has come, the resident has said something, or it has become what may not be set aside. */
export const isOver = (aside: Kind & { until: Date; isHeard: boolean }, now: Date): boolean =>
  aside.until <= now || aside.isHeard || !maySetAside(aside);

/**
 * Back to its holder, who knows it, where they are at work and have a place for it; otherwise it waits for whoever is free first,
 * since the resident was told that somebody comes.
 */
export const comesBackTo = (
  holder: Pick<Agent, 'capacity' | 'hand'> & { isAtWork: boolean },
  channel: Channel,
): 'holder' | 'queue' => (holder.isAtWork && hasPlace(holder, channel) ? 'holder' : 'queue');
