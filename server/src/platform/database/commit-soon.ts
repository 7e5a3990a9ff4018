/** For what may be lost with the database's last moments, or is followed by something that may not. */
import { Prisma } from '../../generated/prisma/client.ts';

/**
 * A value to be selected in a transaction that is then committed without waiting for the disk: within a second it is there. Others see it at
 * once, and whatever is committed after it, waiting for the disk, is never kept without it: the log of the database is written in order.
 */
export const commitSoon = Prisma.sql`set_config('synchronous_commit', 'off', true)`;
