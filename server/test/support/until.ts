/** Waiting for what no event tells of. */
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;

/** Looks until there is something, and answers it: the test's own time limit ends it. */
export async function until<T>(look: () => Promise<T | undefined | false | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await delay(LOOK_EVERY_MS);
  }
}
