/** What a benchmark of the whole hub needs: a PostgreSQL of its own and the built hub as another process. */
import type { Database } from '../src/platform/database/client.ts';
import { startHub } from '../test/support/hub.ts';
import type { Hub } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';

/** `settings` are further settings of the hub's environment. */
export function withHub<T>(
  work: (hub: Hub, db: Database) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  return withOwnDatabase(async ({ db, url, dir }) => {
    const hub = await startHub({
      ...{ DATABASE_URL: url, SEED_DEMO: '0', DATA_DIR: dir, MESSAGES_PER_SECOND: '100000' },
      ...settings,
    });
    try {
      return await work(hub, db);
    } finally {
      await hub.stop();
    }
  });
}
