/** What a benchmark of the whole hub needs: a PostgreSQL of its own and the built hub as another process. */
import type { Database } from '../src/platform/database/client.ts';
import { startHub } from '../test/support/hub.ts';
import type { Hub } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';

export function withHub<T>(work: (hub: Hub, db: Database) => Promise<T>): Promise<T> {
  return withOwnDatabase(async ({ db, url, dir }) => {
    const hub = await startHub({ DATABASE_URL: url, SEED_DEMO: '0', DATA_DIR: dir, MESSAGES_PER_SECOND: '100000' });
    try {
      return await work(hub, db);
    } finally {
      await hub.stop();
    }
  });
}
