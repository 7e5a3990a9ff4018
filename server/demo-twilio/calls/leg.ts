/**
 * A live call: it does one thing after the other, always waits in one place, and can be interrupted in every place. Whoever does something
 * to it can wait until it has settled in its next wait.
 */
import { createActivity } from '../activity.ts';
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { Call } from './call.ts';

export type Doing =
  'ringing' | 'speaking' | 'gathering' | 'pausing' | 'recording' | 'talking' | 'conference' | 'held' | 'ended';

/** What can happen to a call that waits. */
export type Happening =
  | { kind: 'digits' | 'speech'; said: string }
  | { kind: 'timeout' | 'declined' }
  | { kind: 'answered'; by: 'human' | 'machine' }
  /** The other end of the line, or the conference, let go. */
  | { kind: 'left'; why: string };

export interface Wait {
  doing: Doing | (() => Doing);
  takes: readonly Happening['kind'][];
  /** Then it times out. */
  seconds?: number;
  gather?: { input: string; numDigits: number | null };
}

/** Why something stopped before its end. */
export class Interrupted extends Error {
  readonly reason: 'hangup' | 'replaced';
  constructor(reason: 'hangup' | 'replaced') {
    super(`The call was interrupted: ${reason}.`);
    this.reason = reason;
  }
}

/** What a call does now; another replaces it. */
export interface Run {
  readonly leg: Leg;
  /** Throws Interrupted when the call is no longer here. */
  wait(wait: Wait): Promise<Happening>;
  /** The result, unless the call is no longer here. */
  still<T>(work: Promise<T>): Promise<T>;
}

export interface Leg {
  readonly call: Call;
  readonly activity: Activity;
  /** Grows with everything that can be seen of the call. */
  version(): number;
  changed(): void;
  hear(text: string): void;
  waiting: () => Wait | null;
  /** Whether it waited for such a thing. */
  happen(happening: Happening): boolean;
  /** How often it waited: what goes on without ever waiting goes on for ever. */
  waits(): number;
  /** Replaces what it does. */
  run(program: (run: Run) => Promise<void>): void;
  /** Stops what it does. Answers when everything about that is done, except for what the hub has still to answer. */
  interrupt(reason: Interrupted['reason']): Promise<void>;
}

export function createLeg(call: Call, { clock, whole, changed }: LegOptions): Leg {
  const activity = createActivity(whole);
  let [version, waits] = [0, 0];
  let last = Promise.resolve();
  let token: { over: Interrupted['reason'] | null } | null = null;
  let waiting: { wait: Wait; take(happening: Happening): void; drop(reason: Interrupted['reason']): void } | null =
    null;

  const leg: Leg = {
    call,
    activity,
    version: () => version,
    changed: () => {
      version += 1;
      changed();
    },
    hear: (text) => {
      call.lines.push({ at: clock.now(), text, by: 'other' });
      leg.changed();
    },
    waiting: () => waiting?.wait ?? null,
    happen: (happening) => {
      if (waiting?.wait.takes.includes(happening.kind) !== true) return false;
      if ('said' in happening) call.lines.push({ at: clock.now(), text: happening.said, by: 'self' });
      waiting.take(happening);
      return true;
    },
    waits: () => waits,
    interrupt: async (reason) => {
      const stopped = waiting === null ? undefined : last;
      if (token !== null) token.over = reason;
      token = null;
      waiting?.drop(reason);
      await stopped;
    },
    run: (program) => {
      const stopped = leg.interrupt('replaced');
      const own: { over: Interrupted['reason'] | null } = { over: null };
      token = own;
      last = activity.during(async () => {
        try {
          await stopped;
          await program(runOf(own));
        } catch (error) {
          if (!(error instanceof Interrupted)) throw error;
        }
      });
    },
  };

  function runOf(own: { over: Interrupted['reason'] | null }): Run {
    const assertHere = (): void => {
      if (own.over !== null) throw new Interrupted(own.over);
    };
    return {
      leg,
      still: async (work) => {
        const result = await work;
        assertHere();
        return result;
      },
      wait: (wait) => {
        assertHere();
        return new Promise((resolve, reject) => {
          // Counted as going on again before anybody else can look: there is no gap between a wait and what follows it.
          const over = (): void => {
            forget();
            waiting = null;
            activity.begin();
            leg.changed();
          };
          const take = (happening: Happening): void => {
            over();
            resolve(happening);
          };
          const drop = (reason: Interrupted['reason']): void => {
            over();
            reject(new Interrupted(reason));
          };
          const forget =
            wait.seconds === undefined ? () => undefined : clock.after(wait.seconds, () => take({ kind: 'timeout' }));
          waiting = { wait, take, drop };
          waits += 1;
          leg.changed();
          activity.end();
        });
      },
    };
  }
  return leg;
}

interface LegOptions {
  clock: Clock;
  /** What goes on in the whole network. */
  whole: Activity;
  changed: () => void;
}

/** What a person at this telephone would say that it is doing. */
export function doingOf({ call, waiting }: Leg): Doing {
  if (call.endedAt !== null) return 'ended';
  const doing = waiting()?.doing ?? (call.answeredAt === null ? 'ringing' : 'speaking');
  return typeof doing === 'function' ? doing() : doing;
}

/** Whether it is this telephone that rings, and not another that it rang. */
export const isRinging = ({ call, waiting }: Leg): boolean =>
  call.answeredAt === null && waiting()?.takes.includes('answered') === true;
