/**
 * Brings a database up to date. Each prisma/migrations/<name>/migration.sql is applied once, in order, in a transaction of its own, and
 * written down exactly as Prisma Migrate does (same table, checksum and lock), so that Prisma Migrate can take over at any time.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { packageRoot } from '../package-root.ts';

/** The key of the advisory lock that Prisma Migrate takes. */
const LOCK_KEY = 72707369;
const RUNBOOK = 'docs/operations/migrations.md';

const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

export interface Migration {
  name: string;
  file: string;
  sql: string;
  checksum: string;
}

/** The migrations of this package in their order, the same whether the code runs from `src` or from `dist`. */
export function readMigrations(directory = join(packageRoot(), 'prisma', 'migrations')): Migration[] {
  return readdirSync(directory)
    .map((name) => ({ name, file: join(directory, name, 'migration.sql') }))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, file }) => {
      const sql = readFileSync(file, 'utf8');
      return { name, file, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Applies what the database at `url` lacks and answers the names of what was applied. Safe from several nodes at once: one
 * works, the others wait and find nothing to do. Throws, naming file and runbook, when a migration was edited after it was
 * applied, failed halfway earlier, or fails now (then nothing of it is kept).
 */
export async function migrate(url: string, migrations: readonly Migration[] = readMigrations()): Promise<string[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined); // the query under way reports it
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK_KEY]);
    await client.query(HISTORY_TABLE);
    const applied: string[] = [];
    const history = await readHistory(client);
    for (const migration of migrations) {
      const row = history.get(migration.name);
      if (row) refuseUnlessSame(migration, row);
      else {
        await apply(client, migration);
        applied.push(migration.name);
      }
    }
    return applied;
  } finally {
    await client.end(); // gives the lock back too
  }
}

interface HistoryRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

async function readHistory(client: Client): Promise<Map<string, HistoryRow>> {
  const { rows } = await client.query<HistoryRow>(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

function refuseUnlessSame(migration: Migration, row: HistoryRow): void {
  if (row.finished_at === null)
    throw new Error(`Migration ${migration.file} failed halfway earlier. Repair the database first: see ${RUNBOOK}.`);
  if (row.checksum !== migration.checksum)
    throw new Error(`Migration ${migration.file} was edited after it was applied. Put it back: see ${RUNBOOK}.`);
}

async function apply(client: Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`Migration ${migration.file} failed and was undone: ${why}. See ${RUNBOOK}.`, { cause: error });
  }
}
