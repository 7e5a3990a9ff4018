/** The queues before and after a draft: how long people would wait, how many would give up, and what it would cost. Pure. */
import type { RuleQueues, RuleQueueSide } from '@hub/contract';
import type { Load, Side } from '../what-if/load.ts';
import type { Estimates } from './estimate.store.ts';
import { simulate } from './simulate.ts';
import type { SimulatedHour } from './simulate.ts';

/** So many days are played through, so that chance hardly matters; the same days before and after. */
const DAYS = 500;
const SEED = 20261124;

/** What a contact costs by how it is dealt with, in pounds and pence. */
export interface Prices {
  ofPerson: (channel: string) => number;
  ofDigital: (route: string) => number;
  inPounds: (money: number) => string;
}

/** Null where too little is known of the period: nobody was at work, or nothing was ever finished. */
export function queuesOf(load: Load, estimates: Estimates, prices: Prices): RuleQueues | null {
  const { days, agents, meanHandleSeconds, meanPatienceSeconds } = estimates;
  const hours = Object.keys(agents).toSorted();
  if (hours.length === 0 || days === 0 || meanHandleSeconds === null || meanHandleSeconds <= 0) return null;
  const side = (of: Side): RuleQueueSide => {
    const model = hours.map((hour) => hourOf(hour, { of, days, agents: agents[hour] ?? 0 }));
    const { contacts, abandoned, ...waits } = simulate(
      { hours: model, meanHandleSeconds, meanPatienceSeconds },
      { days: DAYS, seed: SEED },
    );
    return {
      contactsPerDay: contacts / DAYS,
      meanWaitSeconds: Math.round(waits.meanWaitSeconds),
      p90WaitSeconds: Math.round(waits.p90WaitSeconds),
      abandonedShare: contacts === 0 ? 0 : abandoned / contacts,
      cost: prices.inPounds(costOf(of, prices)),
    };
  };
  return { before: side(load.before), after: side(load.after), days, hours: hours.length, meanHandleSeconds };
}

function hourOf(hour: string, { of, days, agents }: { of: Side; days: number; agents: number }): SimulatedHour {
  const arrivals = Object.entries(of.arrivals).flatMap(([name, times]) => {
    const [at, priority] = name.split(' ');
    return at === hour ? [{ priority: Number(priority), perHour: times / days }] : [];
  });
  // Whoever was there for a part of the hour is a whole person to those who wait.
  return { agents: Math.max(1, Math.round(agents)), arrivals };
}

function costOf({ people, digital }: Side, prices: Prices): number {
  const person = Object.entries(people).reduce((sum, [channel, n]) => sum + n * prices.ofPerson(channel), 0);
  return Object.entries(digital).reduce((sum, [route, n]) => sum + n * prices.ofDigital(route), person);
}
