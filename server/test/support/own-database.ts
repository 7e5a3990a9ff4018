/** A PostgreSQL of its own for one disturbance or measurement, ended and removed afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/platform/database/client.ts';
import type { Database } from '../../src/platform/database/client.ts';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { migrate } from '../../src/platform/database/migrate.ts';

export interface OwnDatabase {
  db: Database;
  url: string;
  /** A folder for whatever else is kept. */
  dir: string;
}

export async function withOwnDatabase<T>(work: (own: OwnDatabase) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'hub-own-'));
  const server = await startEmbedded(dir);
  try {
    await migrate(server.url);
    const db = openDatabase(server.url, 16, () => undefined);
    try {
      return await work({ db, url: server.url, dir });
    } finally {
      await db.$disconnect();
    }
  } finally {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
