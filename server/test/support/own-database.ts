/** A PostgreSQL of its own for one disturbance or measurement, ended and removed afterwards. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
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

/** Kills its server in the middle of whatever it does, and looks at what is there once it runs again. */
export async function afterKill({ url, dir }: OwnDatabase, look: (db: Database) => Promise<void>): Promise<void> {
  const [pid] = (await readFile(join(dir, 'data', 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  const again = await startEmbedded(dir);
  const db = openDatabase(url, 1, () => undefined);
  try {
    await look(db);
  } finally {
    await db.$disconnect();
    await again.stop();
  }
}
