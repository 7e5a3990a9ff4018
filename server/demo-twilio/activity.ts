/** Counts what is still going on, so that an answer can wait until everything that a key press caused has been done. */

export interface Activity {
  begin(): void;
  end(): void;
  /** Does it, counted. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** When nothing goes on any more. */
  quiet(): Promise<void>;
}

/** What goes on here also goes on in the whole. */
export function createActivity(whole?: Activity): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];
  const activity: Activity = {
    begin: () => {
      running += 1;
      whole?.begin();
    },
    end: () => {
      running -= 1;
      whole?.end();
      if (running > 0) return;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    },
    during: async (work) => {
      activity.begin();
      try {
        return await work();
      } finally {
        activity.end();
      }
    },
    quiet: async () => {
      // Whoever woke first may have begun something new.
      while (running > 0) await new Promise<void>((wake) => waiting.push(wake));
    },
  };
  return activity;
}
