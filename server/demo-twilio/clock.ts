/**
 * The time of the telephone network. Real time passes; it can also be moved on, so that nobody has to sit through a minute of music.
 * Every wait of a call goes through here.
 */

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Does it when so many seconds have passed. Answers how to forget it. */
  after(seconds: number, what: () => void): () => void;
  /** Moves on: what becomes due in between happens in its order and at its time, each after all that the one before caused has settled. */
  advance(seconds: number, settle: () => Promise<void>): Promise<void>;
}

interface Timer {
  due: number;
  what: () => void;
}

const SECOND_MS = 1000;
/** Node's timers count no further. */
const LONGEST_MS = 2 ** 31 - 1;

export function createClock(real: () => number = () => Date.now()): Clock {
  const timers = new Set<Timer>();
  let movedOn = 0;
  let alarm: NodeJS.Timeout | undefined;

  const now = (): number => real() + movedOn;
  const first = (): Timer | undefined => [...timers].sort((one, other) => one.due - other.due)[0];

  /** Wakes with real time for the earliest. */
  function arm(): void {
    clearTimeout(alarm);
    const next = first();
    if (next === undefined) return;
    alarm = setTimeout(ring, Math.min(Math.max(0, next.due - now()), LONGEST_MS)).unref();
  }

  function ring(): void {
    for (let next = first(); next !== undefined && next.due <= now(); next = first()) fire(next);
    arm();
  }

  function fire(timer: Timer): void {
    timers.delete(timer);
    timer.what();
  }

  return {
    now,
    after: (seconds, what) => {
      const timer = { due: now() + seconds * SECOND_MS, what };
      timers.add(timer);
      arm();
      return () => {
        if (timers.delete(timer)) arm();
      };
    },
    advance: async (seconds, settle) => {
      const end = now() + seconds * SECOND_MS;
      await settle();
      for (let next = first(); next !== undefined && next.due <= end; next = first()) {
        movedOn += Math.max(0, next.due - now());
        fire(next);
        await settle();
      }
      movedOn += Math.max(0, end - now());
      arm();
    },
  };
}
