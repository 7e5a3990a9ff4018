/**
 * What the queue would be like: contacts come by chance in each hour, people take the most urgent and then the oldest, and who
 * waits too long gives up. A discrete-event simulation; the same seed gives the same days. Pure.
 *
 * Opening hours are laid end to end, so that nobody waits overnight. All people are one team that takes every contact.
 */
import { createHeap } from './heap.ts';

export interface SimulatedHour {
  /** People at work. */
  agents: number;
  /** Contacts in the hour, on average, by priority; 1 is served first. */
  arrivals: readonly { priority: number; perHour: number }[];
}

export interface QueueModel {
  /** The hours of one day in which the council is open. */
  hours: readonly SimulatedHour[];
  meanHandleSeconds: number;
  /** How long people wait on average before they give up; null where nobody does. */
  meanPatienceSeconds: number | null;
}

export interface Simulated {
  contacts: number;
  abandoned: number;
  /** Of those who were answered. */
  meanWaitSeconds: number;
  p90WaitSeconds: number;
}

interface Waiting {
  at: number;
  givesUpAt: number;
}

const HOUR = 3600;

export function simulate(model: QueueModel, { days, seed }: { days: number; seed: number }): Simulated {
  const { hours, meanHandleSeconds, meanPatienceSeconds } = model;
  const draw = drawing(seed);
  const span = (mean: number): number => -mean * Math.log(1 - draw());
  const busyUntil = createHeap();
  const lines = new Map<number, Waiting[]>();
  const heads = new Map<number, number>();
  const waits: number[] = [];
  let [contacts, abandoned] = [0, 0];
  const agentsAt = (time: number): number => hours[Math.floor(time / HOUR) % hours.length]?.agents ?? 0;

  /** The most urgent who has not given up, oldest first. */
  const next = (now: number): Waiting | null => {
    for (const priority of [...lines.keys()].sort((a, b) => a - b)) {
      const line = lines.get(priority) ?? [];
      for (let head = heads.get(priority) ?? 0; head < line.length; head++) {
        heads.set(priority, head + 1);
        const first = line[head];
        if (first && first.givesUpAt > now) return first;
        abandoned += 1;
      }
      lines.delete(priority);
      heads.delete(priority);
    }
    return null;
  };
  /** Puts everybody who is free to work. */
  const serve = (now: number): void => {
    while (busyUntil.size() < agentsAt(now)) {
      const taken = next(now);
      if (!taken) return;
      waits.push(now - taken.at);
      busyUntil.add(now + span(meanHandleSeconds));
    }
  };
  /** All that happens up to a moment: people become free, and a new hour may bring more of them. */
  const passUntil = (time: number): void => {
    for (let free = busyUntil.least(); free !== undefined && free <= time; free = busyUntil.least()) {
      busyUntil.take();
      serve(free);
    }
  };

  const end = days * hours.length * HOUR;
  for (let start = 0; start < end; start += HOUR) {
    passUntil(start);
    serve(start);
    const hour = hours[(start / HOUR) % hours.length];
    for (const { at, priority } of arrivalsIn(hour?.arrivals ?? [], span)) {
      const now = start + at;
      passUntil(now);
      contacts += 1;
      const givesUpAt = meanPatienceSeconds === null ? Infinity : now + span(meanPatienceSeconds);
      const line = lines.get(priority);
      if (line) line.push({ at: now, givesUpAt });
      else lines.set(priority, [{ at: now, givesUpAt }]);
      serve(now);
    }
  }
  passUntil(Infinity);
  return { contacts, abandoned, ...waitsOf(waits) };
}

/** The moments of one hour at which contacts come, in their order. */
function arrivalsIn(arrivals: SimulatedHour['arrivals'], span: (mean: number) => number) {
  const all: { at: number; priority: number }[] = [];
  for (const { priority, perHour } of arrivals)
    if (perHour > 0)
      for (let at = span(HOUR / perHour); at < HOUR; at += span(HOUR / perHour)) all.push({ at, priority });
  return all.sort((a, b) => a.at - b.at);
}

function waitsOf(waits: number[]): Pick<Simulated, 'meanWaitSeconds' | 'p90WaitSeconds'> {
  if (waits.length === 0) return { meanWaitSeconds: 0, p90WaitSeconds: 0 };
  const sorted = waits.toSorted((a, b) => a - b);
  return {
    meanWaitSeconds: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    p90WaitSeconds: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.9))] ?? 0,
  };
}

/** Numbers from 0 up to 1 that look random and are the same from the same seed (mulberry32). */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
