/** Colleagues as invite.ts judges them, and as the page offers them. */
import type { AgentStatus, Colleagues, TransferHow } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { isCloseSql } from './close-to.store.ts';
import type { unfit } from './invite.ts';
import type { Colleague } from './invite.ts';
import { isReadySql } from './load.store.ts';
import { hasPlace, load } from './queue.ts';
import type { Waiting } from './queue.ts';

interface Row extends Colleague {
  name: string;
  status: AgentStatus;
  isHere: boolean;
}

/** Which of them: one, those of a queue, or all. */
type Which = { staffId: string } | { queue: string } | 'all';

/** With what they have on hand but for one contact, which is about to change hands. Whoever is close to its resident is not among them (P40). */
export async function readColleagues(tx: Tx, which: Which, except: string, now: Date): Promise<Row[]> {
  const who =
    which === 'all'
      ? Prisma.sql`TRUE`
      : 'staffId' in which
        ? Prisma.sql`s."id" = ${which.staffId}::uuid`
        : Prisma.sql`${which.queue} = ANY(s."queues")`;
  return tx.$queryRaw<Row[]>`
    SELECT s."id" AS "staffId", s."name", s."status", s."queues", s."skills", s."capacity", s."reserve_for" AS "reserveFor", (${isReadySql(now)}) AS "isReady",
           EXISTS (SELECT 1 FROM "presence" p
                   WHERE p."staff_id" = s."id" AND p."lease_until" > ${now}::timestamptz) AS "isHere",
           coalesce((SELECT extract(epoch FROM max(o."offered_at")) * 1000 FROM "offer" o
                     WHERE o."staff_id" = s."id"), 0)::float8 AS "lastOfferedAt",
           coalesce((SELECT jsonb_agg(jsonb_build_object('channel', h."channel", 'priority', h."priority")) FROM (
             SELECT c."channel", c."priority" FROM "contact" c
             WHERE c."assigned_to" = s."id" AND c."state" IN ('assigned', 'wrap-up') AND c."id" <> ${except}::uuid
             UNION ALL
             SELECT c."channel", c."priority" FROM "offer" o JOIN "contact" c ON c."id" = o."contact_id"
             WHERE o."staff_id" = s."id" AND o."state" = 'pending' AND c."id" <> ${except}::uuid
             UNION ALL
             SELECT c."channel", c."priority" FROM "participant" p JOIN "contact" c ON c."id" = p."contact_id"
             WHERE p."staff_id" = s."id" AND p."left_at" IS NULL AND c."id" <> ${except}::uuid) h), '[]') AS "hand"
    FROM "staff" s
    WHERE s."active" AND ${who}
      AND NOT EXISTS (SELECT 1 FROM "contact" x
                      WHERE x."id" = ${except}::uuid AND ${isCloseSql(Prisma.sql`s."id"`, Prisma.sql`x`)})
    ORDER BY s."name", s."id"`;
}

/** True when the row was got; false where `isPatient` is not and another node has it. */
export async function lockStaff(tx: Tx, staffId: string, isPatient: boolean): Promise<boolean> {
  const rows = isPatient
    ? await tx.$queryRaw<unknown[]>`SELECT 1 FROM "staff" WHERE "id" = ${staffId}::uuid FOR NO KEY UPDATE`
    : await tx.$queryRaw<unknown[]>`SELECT 1 FROM "staff" WHERE "id" = ${staffId}::uuid FOR NO KEY UPDATE SKIP LOCKED`;
  return rows.length > 0;
}

/** Is there anybody at all who could take it from that queue, here or not? */
export async function isServed(tx: Tx, queue: string, skills: readonly string[]): Promise<boolean> {
  return (
    (await tx.staff.count({ where: { active: true, queues: { has: queue }, skills: { hasEvery: [...skills] } } })) > 0
  );
}

/** Who a contact could go to, as the page shows it: nobody who holds it, is in it already, or asks. */
export async function colleaguesFor(
  tx: Tx,
  contact: Pick<Waiting, 'contactId' | 'channel'> & { without: readonly string[] },
  now: Date,
): Promise<Pick<Colleagues, 'colleagues' | 'queues'>> {
  const all = await readColleagues(tx, 'all', contact.contactId, now);
  const waiting = await tx.contact.groupBy({ by: ['queue'], where: { state: 'queued' }, _count: true });
  const names = [...new Set(all.flatMap(({ queues }) => queues))].sort();
  return {
    colleagues: all
      .filter(({ staffId }) => !contact.without.includes(staffId))
      .map((each) => ({
        ...{ staffId: each.staffId, name: each.name, status: each.status, isHere: each.isHere },
        ...{ capacity: each.capacity, load: load(each), skills: [...each.skills] },
        hasPlace: each.isReady && hasPlace(each, contact.channel),
      })),
    queues: names.map((queue) => ({
      queue,
      available: all.filter(({ queues, isReady }) => isReady && queues.includes(queue)).length,
      waiting: waiting.find((each) => each.queue === queue)?._count ?? 0,
    })),
  };
}

export const refusals: Record<NonNullable<ReturnType<typeof unfit>>, (how: TransferHow) => string> = {
  'not-skilled': () => 'They lack a skill that this needs. Choose somebody who has it.',
  'not-here': () => 'They are not available now. Choose somebody else, or a queue.',
  'no-place': (how) =>
    how === 'hand-over'
      ? 'They have no free place now. Choose somebody else, or a queue.'
      : 'They have no free place now. Choose somebody else.',
};
