/** The PostgreSQL of the tests: kept in .data/test between runs, shared by runs at the same time, ended by the last. */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts';

/** Where the embedded PostgreSQL of the tests keeps its files. */
export const TEST_DATA = fileURLToPath(new URL('../../../.data/test', import.meta.url));

const TEMPLATE_LOCK = 72707371;

export interface TestServer {
  /** A connection that may create databases. */
  url: string;
  /** A migrated, empty database that every test database is a copy of. */
  template: string;
  stop(): Promise<void>;
}

/** Starts or finds the embedded PostgreSQL, or uses the given one, and makes the template for today's migrations. */
export async function startTestServer(givenUrl: string | undefined): Promise<TestServer> {
  const embedded = givenUrl ? { url: givenUrl, stop: () => Promise.resolve() } : await startEmbedded(TEST_DATA);
  const { url } = embedded;
  const admin = new Client({ connectionString: url });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if (!givenUrl) await tidy(admin);
    return { url, template: await makeTemplate(admin, url), stop: () => embedded.stop() };
  } finally {
    await admin.end();
  }
}

/** The same server with another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function makeTemplate(admin: Client, url: string): Promise<string> {
  const checksums = readMigrations().map((migration) => migration.checksum);
  const template = `template_${createHash('sha256').update(checksums.join()).digest('hex').slice(0, 16)}`;
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
  if (rowCount === 0) {
    await admin.query('DROP DATABASE IF EXISTS template_draft WITH (FORCE)');
    await admin.query('CREATE DATABASE template_draft');
    await migrate(withDatabase(url, 'template_draft'));
    await admin.query(`ALTER DATABASE template_draft RENAME TO ${template}`);
  }
  return template;
}

/** When no other run is there, what a killed run left behind goes; and the disk is not waited for, which no test needs. */
async function tidy(admin: Client): Promise<void> {
  await admin.query('ALTER SYSTEM SET fsync = off');
  await admin.query('ALTER SYSTEM SET full_page_writes = off');
  await admin.query('SELECT pg_reload_conf()');
  const others = await admin.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted OFFSET 1`,
  );
  if ((others.rowCount ?? 0) > 0) return;
  const { rows } = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'`,
  );
  for (const { datname } of rows) await admin.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
}
