/** What a supervisor says of a service, as it is kept. Pure. */
import type { OnlineServiceState, Outcome, ServiceStateSet } from '@hub/contract';
import { refused } from '../platform/problem.ts';

/** What is kept of a service; without `online` it stays what it was, as a service that is out of order comes back to it. */
export interface KeptState {
  online?: 'live' | 'coming';
  outage: boolean;
  liveOn: Date | null;
  outageWords: string | null;
}

const LONDON = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London', dateStyle: 'short' });
/** The day in London, as `2026-06-02`. */
export const dayOf = (now: Date): string => LONDON.format(now);

export const stateOf = ({ online, outage }: { online: string; outage: boolean }): OnlineServiceState =>
  outage ? 'outage' : online === 'live' || online === 'coming' ? online : 'none';

export function keptState(asked: ServiceStateSet, now: Date): Outcome<{ kept: KeptState }> {
  const plain = { outage: false, liveOn: null, outageWords: null };
  switch (asked.state) {
    case 'live':
      return { ok: true, kept: { ...plain, online: 'live' } };
    case 'coming': {
      if (asked.liveOn !== null && asked.liveOn <= dayOf(now))
        return refused('bad-payload', 'Choose a day after today, or say that it is live.', { where: 'liveOn' });
      const liveOn = asked.liveOn === null ? null : new Date(asked.liveOn);
      return { ok: true, kept: { ...plain, online: 'coming', liveOn } };
    }
    case 'outage':
      return { ok: true, kept: { ...plain, outage: true, outageWords: asked.outageWords } };
  }
}
