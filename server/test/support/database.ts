/** A migrated database of its own for a test: nothing one test stores is seen by another. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Pool } from 'pg';
import * as z from 'zod';
import { openDatabase, openPool } from '../../src/platform/database/client.ts';
import type { Database } from '../../src/platform/database/client.ts';
import { withDatabase } from './server.ts';

const serverSchema = z.object({ url: z.string(), template: z.string() });

export interface TestDatabase {
  /** Connection string, for what opens connections of its own. */
  url: string;
  db: Database;
  /** One connection straight over the driver, opened when it is asked for something. */
  pool: Pool;
  /** Ends the connections and drops the database. */
  close(): Promise<void>;
}

/** Copies the template into a new database and opens it. Call `close` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = serverSchema.parse(JSON.parse(process.env.HUB_TEST_SERVER ?? '{}'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer(server.url, `CREATE DATABASE ${name} TEMPLATE ${server.template}`);
  const url = withDatabase(server.url, name);
  const db = openDatabase(url, 8, () => undefined);
  const pool = openPool(url, 1, () => undefined);
  const close = async () => {
    await pool.end();
    await db.$disconnect();
    await administer(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };
  return { url, db, pool, close };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
