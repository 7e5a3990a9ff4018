/** The one way to the database: a Prisma client over a pool of connections. */
import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { PrismaClient } from '../../generated/prisma/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';

export type Database = PrismaClient;
/** What a store takes: the database, or a transaction that is under way. */
export type Tx = Database | Prisma.TransactionClient;

const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/**
 * A few connections straight over the driver, for the statements that are run with every message: each connection plans them once, since
 * planning takes longer than running.
 */
export function openPool(url: string, connections: number, onConnectionLost: (error: Error) => void): Pool {
  const pool = new Pool({ connectionString: url, max: connections, options: PLANNED_ONCE });
  pool.on('error', onConnectionLost);
  return pool;
}

/** Statements that a connection keeps prepared; lists of changing length make ever new ones, which are planned each time. */
export const MOST_PREPARED = 500;

/** Names for statements, so that each connection plans them once: planning takes longer than finding a handful of rows. */
function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    // A statement without a name is planned each time.
    if (names.size >= MOST_PREPARED) return '';
    const name = createHash('sha256').update(sql).digest('base64url');
    names.set(sql, name);
    return name;
  };
}

/**
 * How PostgreSQL plans a statement that is run again and again: as it thinks best, which for one with many joins means anew for each
 * run; or once on each connection, for statements whose best plan is the same whatever they ask for.
 */
type Plans = 'as-it-thinks' | 'once';

/**
 * Opens a Prisma client with at most `connections` connections. A lost connection must never end the process: the pool makes
 * a new one and `onConnectionLost` is told.
 */
export function openDatabase(
  url: string,
  connections: number,
  onConnectionLost: (error: Error) => void,
  plans: Plans = 'as-it-thinks',
): Database {
  const pool = new Pool({
    ...{ connectionString: url, max: connections },
    ...(plans === 'once' && { options: PLANNED_ONCE }),
  });
  pool.on('error', onConnectionLost);
  const nameOf = createStatementNames();
  const adapter = new PrismaPg(pool, {
    ...{ onConnectionError: onConnectionLost, statementNameGenerator: nameOf },
    disposeExternalPool: true,
  });
  // Under load a transaction waits for a connection; giving up after Prisma's two seconds would turn a wait into a fault.
  const db = new PrismaClient({ adapter, transactionOptions: { maxWait: 10_000, timeout: 15_000 } });
  drivers.set(db, { pool, nameOf });
  return db;
}

const drivers = new WeakMap<Tx, { pool: Pool; nameOf: (query: { sql: string }) => string }>();

/**
 * The rows of a statement that somebody waits for: straight over the driver, where the ORM takes a millisecond of processor for one with
 * many values. In a transaction that is under way it goes by that.
 */
export async function rowsOf<Row extends object>(db: Tx, statement: Prisma.Sql): Promise<Row[]> {
  const driver = drivers.get(db);
  if (!driver) return db.$queryRaw<Row[]>(statement);
  const { text, values } = statement;
  const { rows } = await driver.pool.query<Row>({ name: driver.nameOf({ sql: text }), text, values });
  return rows;
}
