/** Waiting for what no event tells of. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../../src/platform/database/client.ts';

const LOOK_EVERY_MS = 50;

/** Looks until there is something, and answers it: the test's own time limit ends it. */
export async function until<T>(look: () => Promise<T | undefined | false | null>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await delay(LOOK_EVERY_MS);
  }
}

/** Looks until somebody waits in this database for a lock that another holds; `table` names what their statement is about. */
export const untilBlocked = (db: Database, table = ''): Promise<object> =>
  until(async () => {
    const [found] = await db.$queryRaw<object[]>`
      SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND strpos("query", ${table}) > 0`;
    return found;
  });
