/** How much each agent has on hand, counted from the rows themselves: contacts held, in wrap-up, offered, and helped in (P63). */
import type { AgentStatus, Me, StaffRole } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { URGENT_CLASS, WHOLE_CHANNELS } from './queue.ts';

/** True in SQL for a channel that takes all places of an agent. */
export const isWholeSql = (channel: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`${channel} = ANY(${[...WHOLE_CHANNELS]}::text[])`;

/** Which members of staff a load is counted for: those who could be offered work, or the given. */
export type Counted = 'available' | readonly string[];

const idsOf = (counted: Counted): Prisma.Sql =>
  counted === 'available'
    ? Prisma.sql`ARRAY(SELECT "id" FROM "staff" WHERE "active" AND "status" = 'available')`
    : Prisma.sql`${[...counted]}::uuid[]`;

/**
 * To be written behind `FROM "staff" s`: joins `l` with `taken` places, and `places`, which is how many there are while what is on
 * hand is on hand; the same as `load` and `places` of queue.ts. What is on hand is gathered once for all, not agent by agent.
 */
export const withLoad = (counted: Counted): Prisma.Sql => Prisma.sql`
  LEFT JOIN (
    SELECT b.staff_id, count(*) FILTER (WHERE NOT b.whole)::int AS shared, count(*) FILTER (WHERE b.whole)::int AS whole,
           bool_or(b."priority" <= ${URGENT_CLASS}) AS urgent
    FROM (
      SELECT c."assigned_to" AS staff_id, c."priority", ${isWholeSql(Prisma.sql`c."channel"`)} AS whole FROM "contact" c
      WHERE c."assigned_to" = ANY(${idsOf(counted)}) AND c."state" IN ('assigned', 'wrap-up') AND c."set_aside_until" IS NULL
      UNION ALL
      SELECT o."staff_id", c."priority", ${isWholeSql(Prisma.sql`c."channel"`)} FROM "offer" o
      JOIN "contact" c ON c."id" = o."contact_id"
      WHERE o."staff_id" = ANY(${idsOf(counted)}) AND o."state" = 'pending'
      UNION ALL
      SELECT p."staff_id", c."priority", ${isWholeSql(Prisma.sql`c."channel"`)} FROM "participant" p
      JOIN "contact" c ON c."id" = p."contact_id"
      WHERE p."staff_id" = ANY(${idsOf(counted)}) AND p."left_at" IS NULL
    ) b GROUP BY b.staff_id
  ) h ON h.staff_id = s."id"
  CROSS JOIN LATERAL (
    SELECT coalesce(h.shared + h.whole * greatest(1, s."capacity"), 0) AS taken,
           CASE WHEN h.urgent THEN least(1, s."capacity") ELSE s."capacity" END AS places
  ) l`;

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
    FROM "staff" s ${withLoad(staffIds)}
    WHERE s."id" = ANY(${[...staffIds]}::uuid[]) ORDER BY s."id"`;
  return rows.map(({ staff_id, taken, set_by, ...row }) => ({ staffId: staff_id, ...row, load: taken, setBy: set_by }));
}

/** One member of staff who must be there. Throws when they are not: a session names them. */
export async function readMe(db: Tx, staffId: string): Promise<Me> {
  const [me] = await readStaff(db, [staffId]);
  if (!me) throw new Error('there is no such member of staff');
  return me;
}
