/**
 * How many agents answer how fast: Erlang C, where everybody waits as long as it takes, and Erlang A (Palm), where whoever waits gives
 * up after a time that is drawn from an exponential distribution. Both for steady traffic within one interval. Pure.
 */

export interface Load {
  /** Arrivals a second. */
  rate: number;
  /** Mean handling time. */
  handleSeconds: number;
}

export interface Outlook {
  /** Of all who come: the share answered within so many seconds. */
  inTarget: (seconds: number) => number;
  /** Mean wait of all who come. */
  waitSeconds: number;
  /** Of all who come: the share who give up. */
  abandonment: number;
  /** Of the agents' time: the share in which they have a contact. */
  occupancy: number;
}

/** The share of arrivals that would find all agents busy if nobody could wait (Erlang B), by the recursion that does not overflow. */
function blocked(agents: number, erlangs: number): number {
  let share = 1;
  for (let n = 1; n <= agents; n += 1) share = (erlangs * share) / (n + erlangs * share);
  return share;
}

/** Null where the agents could never keep up: the queue would grow without end. */
export function erlangC({ rate, handleSeconds }: Load, agents: number): Outlook | null {
  const erlangs = rate * handleSeconds;
  if (erlangs >= agents) return null;
  const lost = blocked(agents, erlangs);
  const waits = lost / (1 - (erlangs / agents) * (1 - lost));
  const free = agents - erlangs;
  return {
    inTarget: (seconds) => 1 - waits * Math.exp((-free * seconds) / handleSeconds),
    waitSeconds: (waits * handleSeconds) / free,
    abandonment: 0,
    occupancy: erlangs / agents,
  };
}

/** Steps of Simpson's rule: the density is smooth and the time asked for is short. */
const STEPS = 200;

/** With any number of agents from one on: where they cannot keep up, people give up. */
export function erlangA({ rate, handleSeconds }: Load, agents: number, patienceSeconds: number): Outlook {
  const erlangs = rate * handleSeconds;
  // States by how many wait, against the one in which the last agent is free: each is left by an answer or by somebody giving up.
  let state = 1;
  let [busy, queue] = [0, 0];
  for (let waiting = 0; waiting === 0 || state > 1e-15 * busy; waiting += 1) {
    state *= rate / (agents / handleSeconds + waiting / patienceSeconds);
    busy += state;
    queue += waiting * state;
  }
  const lastFree = 1 / (1 / blocked(agents - 1, erlangs) + busy);
  const abandonment = rate === 0 ? 0 : (queue * lastFree) / patienceSeconds / rate;
  /** The density of the wait that somebody who never gives up would meet. */
  const density = (x: number) =>
    rate *
    lastFree *
    Math.exp(rate * patienceSeconds * (1 - Math.exp(-x / patienceSeconds)) - (agents * x) / handleSeconds);
  const answeredAfter = (x: number) => density(x) * Math.exp(-x / patienceSeconds);
  return {
    inTarget: (seconds) => 1 - busy * lastFree + integral(answeredAfter, seconds),
    waitSeconds: rate === 0 ? 0 : (queue * lastFree) / rate,
    abandonment,
    occupancy: (erlangs * (1 - abandonment)) / agents,
  };
}

function integral(of: (x: number) => number, to: number): number {
  const step = to / STEPS;
  let sum = of(0) + of(to);
  for (let n = 1; n < STEPS; n += 1) sum += (n % 2 === 0 ? 2 : 4) * of(n * step);
  return (sum * step) / 3;
}

export interface Target {
  /** From 0 to 1. */
  share: number;
  seconds: number;
}

/** The fewest agents with whom the target is met, and how it would be with them. */
export function fewestAgents(
  outlookWith: (agents: number) => Outlook | null,
  { share, seconds }: Target,
): { agents: number; outlook: Outlook } {
  for (let agents = 1; ; agents += 1) {
    const outlook = outlookWith(agents);
    if (outlook !== null && outlook.inTarget(seconds) >= share) return { agents, outlook };
  }
}
