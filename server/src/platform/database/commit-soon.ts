/** For what may be lost with the database's last moments, or is followed by something that may not. */
import { Prisma } from '../../generated/prisma/client.ts';
import type { Database } from './client.ts';

/**
 * A value to be selected in a transaction that is then committed without waiting for the disk: within a second it is there. Others see it at
 * once, and whatever is committed after it, waiting for the disk, is never kept without it: the log of the database is written in order.
 */
export const commitSoon = Prisma.sql`set_config('synchronous_commit', 'off', true)`;

/** Settles when whatever was committed before is on the disk: a message in the database's log that nobody reads, and that is waited for. */
export async function untilKept(db: Database): Promise<void> {
  await db.$executeRaw`SELECT pg_logical_emit_message(TRUE, 'hub', '')`;
}
