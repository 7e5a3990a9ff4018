/** How many agents each half hour would have needed, from who came and how long they took. Pure. */
import { FEWEST_RATINGS } from '@hub/contract';
import type { StaffedChannel, Staffing } from '@hub/contract';
import { TARGET_SECONDS } from '../measures/sums.ts';
import type { Sums } from '../measures/sums.ts';
import { erlangA, erlangC, fewestAgents } from './erlang.ts';
import words from './words.json' with { type: 'json' };

const INTERVAL_SECONDS = 1800;
/** How many contacts of a channel an agent has at once. */
const AT_ONCE: Readonly<Record<StaffedChannel, number>> = { phone: 1, webchat: 2 };

export interface HalfHour {
  /** By London's clock: "09:30". */
  part: string;
  sums: Partial<Sums>;
}

interface Asked {
  channel: StaffedChannel;
  /** In per cent. */
  share: number;
  /** How many days the half hours were added up over. */
  days: number;
}

export function staffing(halfHours: readonly HalfHour[], { channel, share, days }: Asked): Pick<Staffing, Reckoned> {
  const seconds = TARGET_SECONDS[channel] ?? 0;
  const patienceSeconds = patienceOf(halfHours.map(({ sums }) => sums));
  const rows = halfHours.map(({ part, sums }) => {
    const { offered: n = 0, handled = 0, handleSeconds = 0 } = sums;
    if (n < FEWEST_RATINGS || handled === 0) return { halfHour: part, ...HIDDEN };
    const arrivals = n / days;
    const handle = handleSeconds / handled;
    const load = { rate: arrivals / INTERVAL_SECONDS, handleSeconds: handle };
    const target = { share: share / 100, seconds };
    const toStaff = ({ agents: places, outlook }: ReturnType<typeof fewestAgents>) => ({
      agents: Math.ceil(places / AT_ONCE[channel]),
      inTarget: outlook.inTarget(seconds),
      abandonment: outlook.abandonment,
      occupancy: outlook.occupancy,
    });
    return {
      ...{ halfHour: part, n, arrivals, handleSeconds: handle },
      patient: toStaff(fewestAgents((places) => erlangC(load, places), target)),
      impatient:
        patienceSeconds === null
          ? null
          : toStaff(fewestAgents((places) => erlangA(load, places, patienceSeconds), target)),
    };
  });
  return {
    target: { share, seconds },
    days,
    patienceSeconds,
    rows,
    definition: words[channel].replace('{share}', String(share)),
  };
}

type Reckoned = 'target' | 'days' | 'patienceSeconds' | 'rows' | 'definition';

const HIDDEN = { n: null, arrivals: null, handleSeconds: null, patient: null, impatient: null };

/**
 * Mean time after which whoever waits gives up. Whoever was answered would have waited longer, so that their waits count too, and
 * only those who gave up are counted (the estimate of greatest likelihood for an exponential time that is cut off). Null where few did.
 */
function patienceOf(all: readonly Partial<Sums>[]): number | null {
  const sum = (name: 'waitSeconds' | 'leftSeconds' | 'abandoned') =>
    all.reduce((total, sums) => total + (sums[name] ?? 0), 0);
  const left = sum('abandoned');
  return left < FEWEST_RATINGS ? null : (sum('waitSeconds') + sum('leftSeconds')) / left;
}
