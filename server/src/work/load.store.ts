/** How much each agent has on hand, counted from the rows themselves: contacts held, in wrap-up, offered, and helped in (P63). */
import type { AgentStatus, Me, StaffRole } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { URGENT_CLASS, WHOLE_CHANNELS } from './queue.ts';

/** True in SQL for a channel that takes all places of an agent. */
export const isWholeSql = (channel: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${channel} = ANY(${[...WHOLE_CHANNELS]}::text[])`;

/**
 * To be written behind `FROM "staff" s`: joins `l` with `taken` places, and `places`, which is how many there are while what is on
 * hand is on hand; the same as `load` and `places` of queue.ts. Looked up agent by agent, by the indexes of what each has on hand: so it
 * costs the same whatever the database thinks of how many there are.
 */
export const withLoadSql: Prisma.Sql = Prisma.sql`
  CROSS JOIN LATERAL "load_of"(s."id", s."capacity", ${[...WHOLE_CHANNELS]}::text[], ${URGENT_CLASS}::int) l`;

/** To be written behind FROM: this agent as "staff" `s` with `taken` and `places`, read after their row was locked. */
export const lockedWithLoadSql = (staffId: string): Prisma.Sql => Prisma.sql`
  "lock_with_load"(${staffId}::uuid, ${[...WHOLE_CHANNELS]}::text[], ${URGENT_CLASS}::int) s`;

/** True in SQL for a member of staff ("staff" s) who can be offered work at `now`: available, and really there. */
export const isReadySql = (now: Date): Prisma.Sql => Prisma.sql`
  s."active" AND s."status" = 'available'
  AND EXISTS (SELECT 1 FROM "presence" p WHERE p."staff_id" = s."id" AND p."lease_until" > ${now}::timestamptz)`;

interface Row {
  staff_id: string;
  name: string;
  role: StaffRole;
  status: AgentStatus;
  capacity: number;
  taken: number;
  set_by: Me['setBy'];
}

/** These members of staff as they see themselves, with their load at this moment. */
export async function readStaff(db: Tx, staffIds: readonly string[]): Promise<Me[]> {
  if (staffIds.length === 0) return [];
  const rows = await db.$queryRaw<Row[]>`
    SELECT s."id" AS staff_id, s."name", s."role", s."status", s."capacity", l.taken,
           (SELECT jsonb_build_object('name', b."name", 'reason', coalesce(s."status_reason", ''))
            FROM "staff" b WHERE b."id" = s."status_by") AS set_by
    FROM "staff" s ${withLoadSql}
    WHERE s."id" = ANY(${[...staffIds]}::uuid[]) ORDER BY s."id"`;
  return rows.map(({ staff_id, taken, set_by, ...row }) => ({ staffId: staff_id, ...row, load: taken, setBy: set_by }));
}

/** One member of staff who must be there. Throws when they are not: a session names them. */
export async function readMe(db: Tx, staffId: string): Promise<Me> {
  const [me] = await readStaff(db, [staffId]);
  if (!me) throw new Error('there is no such member of staff');
  return me;
}

/** May they have a place left? One in a grave contact has fewer places than this knows of: to offer asks exactly. */
export const hasRoom = ({ status, load, capacity }: Pick<Me, 'status' | 'load' | 'capacity'>): boolean =>
  status === 'available' && load < capacity;
