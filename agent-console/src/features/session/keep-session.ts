/**
 * Keeps a session going while somebody is at the page, and warns before it ends. The hub alone knows when that is, since other tabs
 * and a telephone call count too: it is asked again whenever a warning would be due.
 */
import type { Outcome, SessionLeft } from '@hub/contract';

/** How long before its end the warning comes. */
const WARN_SECONDS = 60;
/** What somebody does is told at most this often. */
const TELL_EVERY_MS = 60_000;
/** How long to wait after the hub could not be asked. */
const ASK_AGAIN_MS = 15_000;

/** `last`: it has lasted as long as one may, and nothing makes it longer. */
export type Warning = 'idle' | 'last';

export interface KeepSessionParts {
  stay: (here: boolean) => Promise<Outcome<SessionLeft>>;
  show: (warning: Warning | null) => void;
  now: () => number;
  /** Runs something later; answers how to call it off. */
  later: (run: () => void, ms: number) => () => void;
}

export interface KeepSession {
  /** A key or a pointer was pressed. */
  deed: () => void;
  close: () => void;
}

export function createKeepSession({ stay, show, now, later }: KeepSessionParts): KeepSession {
  let closed = false;
  let warned: Warning | null = null;
  let toldAt = -Infinity;
  let callOff = (): void => undefined;

  function warn(warning: Warning | null): void {
    if (warning === warned) return;
    warned = warning;
    show(warning);
  }

  async function ask(here: boolean): Promise<void> {
    if (here) toldAt = now();
    const answer = await stay(here);
    if (closed) return;
    callOff();
    if (!answer.ok) {
      // Without a connection nothing can be said of it; signed out, the page says so itself.
      warn(null);
      callOff = later(() => void ask(false), ASK_AGAIN_MS);
      return;
    }
    const { secondsLeft } = answer;
    if (secondsLeft > WARN_SECONDS) warn(null);
    else warn(here ? 'last' : (warned ?? 'idle'));
    const next = secondsLeft > WARN_SECONDS ? secondsLeft - WARN_SECONDS : secondsLeft;
    callOff = later(() => void ask(false), Math.max(next, 1) * 1000);
  }

  void ask(false);
  return {
    deed: () => {
      if (warned === 'last' || (warned === null && now() - toldAt < TELL_EVERY_MS)) return;
      void ask(true);
    },
    close: () => {
      closed = true;
      callOff();
    },
  };
}
