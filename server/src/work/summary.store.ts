/** Reads contacts as the console shows them. */
import type { Channel, ContactState, ContactSummary } from '@hub/contract';
import { Prisma } from '../generated/prisma/client.ts';
import { rowsOf } from '../platform/database/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { isRestrictedSql } from '../restricted/index.ts';
import type { WorkWording } from './wording.ts';

interface Row {
  contact_id: string;
  conversation_id: string;
  channel: Channel;
  state: ContactState;
  queue: string;
  priority: number;
  service_name: string | null;
  resident_name: string | null;
  reason: string;
  queued_at: Date;
  assigned_to: string | null;
  assigned_name: string | null;
  set_aside_until: Date | null;
  is_over_target: boolean;
  version: number;
  asking: ContactSummary['asking'];
  helpers: ContactSummary['helpers'];
  restricted: boolean;
}

/** Everything of a summary, of contact rows named `c` from wherever they come, and what else is read `beside` it. */
const columnsFrom = (contacts: Prisma.Sql, beside = Prisma.sql`NULL::jsonb`): Prisma.Sql => Prisma.sql`
  SELECT c."id" AS contact_id, c."conversation_id", c."channel", c."state", c."queue", c."priority", c."reason",
         coalesce(c."queued_at", c."started_at") AS queued_at, c."assigned_to", c."version", c."set_aside_until",
         c."over_target_at" IS NOT NULL AND c."state" IN ('queued', 'offered') AS is_over_target,
         s."name" AS service_name, r."name" AS resident_name, a."name" AS assigned_name,
         (SELECT jsonb_build_object('staffId', i."id", 'name', i."name", 'how', o."kind")
          FROM "offer" o JOIN "staff" i ON i."id" = o."staff_id"
          WHERE o."contact_id" = c."id" AND o."state" = 'pending' AND o."kind" IN ('introduce', 'consult')) AS asking,
         coalesce((SELECT jsonb_agg(jsonb_build_object('staffId', h."id", 'name', h."name", 'how', p."kind")
                                    ORDER BY p."joined_at", p."id")
                   FROM "participant" p JOIN "staff" h ON h."id" = p."staff_id"
                   WHERE p."contact_id" = c."id" AND p."left_at" IS NULL), '[]') AS helpers,
         ${isRestrictedSql} AS restricted, ${beside} AS beside
  FROM ${contacts} c
  LEFT JOIN "conversation" v ON v."id" = c."conversation_id"
  LEFT JOIN "service" s ON s."id" = c."service_id"
  LEFT JOIN "resident" r ON r."id" = c."resident_id"
  LEFT JOIN "staff" a ON a."id" = c."assigned_to"`;

const toSummary = (row: Row, wording: WorkWording): ContactSummary => ({
  contactId: row.contact_id,
  conversationId: row.conversation_id,
  channel: row.channel,
  state: row.state,
  queue: row.queue,
  priority: row.priority,
  subject: row.service_name ?? wording.subjectNotKnown,
  residentName: row.resident_name ?? wording.residentNotKnown,
  reason: row.reason,
  queuedAt: row.queued_at.toISOString(),
  assignedTo: row.assigned_to,
  assignedName: row.assigned_name,
  isOverTarget: row.is_over_target,
  setAsideUntil: row.set_aside_until?.toISOString() ?? null,
  version: row.version,
  asking: row.asking,
  helpers: row.helpers,
  restricted: row.restricted,
});

async function read(db: Tx, rest: Prisma.Sql, wording: WorkWording): Promise<ContactSummary[]> {
  const rows = await db.$queryRaw<Row[]>`${columnsFrom(Prisma.sql`"contact"`)} ${rest}`;
  return rows.map((row) => toSummary(row, wording));
}

/**
 * Runs a statement that changes contacts and answers how they are after it, in one journey to the database. `changing` is what stands
 * behind WITH; its part named `changed` must return the changed rows of "contact" whole. `beside` is a value of JSON of contact `c` that is read with it.
 */
export async function changeAndRead(
  db: Tx,
  changing: Prisma.Sql,
  wording: WorkWording,
  beside?: Prisma.Sql,
): Promise<{ contact: ContactSummary; beside: unknown }[]> {
  const rows = await rowsOf<Row & { beside: unknown }>(
    db,
    Prisma.sql`WITH ${changing} ${columnsFrom(Prisma.sql`changed`, beside)}`,
  );
  return rows.map((row) => ({ contact: toSummary(row, wording), beside: row.beside }));
}

/** These contacts, in the order of their ids; one that is not of a conversation is left out. */
export function summariesOf(db: Tx, contactIds: readonly string[], wording: WorkWording): Promise<ContactSummary[]> {
  if (contactIds.length === 0) return Promise.resolve([]);
  const rest = Prisma.sql`WHERE c."id" = ANY(${[...contactIds]}::uuid[]) AND c."conversation_id" IS NOT NULL ORDER BY c."id"`;
  return read(db, rest, wording);
}

/** One contact that must be there. Throws when it is not: the caller has just changed it. */
export async function summaryOf(db: Tx, contactId: string, wording: WorkWording): Promise<ContactSummary> {
  const [summary] = await summariesOf(db, [contactId], wording);
  if (!summary) throw new Error('a contact was gone within the step that changed it');
  return summary;
}

/** The newest contact of a conversation that must have one. Throws when it has none. */
export async function summaryIn(db: Tx, conversationId: string, wording: WorkWording): Promise<ContactSummary> {
  const rest = Prisma.sql`WHERE c."conversation_id" = ${conversationId}::uuid ORDER BY c."started_at" DESC, c."id" LIMIT 1`;
  const [summary] = await read(db, rest, wording);
  if (!summary) throw new Error('a conversation was asked for a contact that it does not have');
  return summary;
}

/** What an agent has on hand: talking, or in wrap-up. Longest waiting first. */
export function summariesHeldBy(db: Tx, staffId: string, wording: WorkWording): Promise<ContactSummary[]> {
  const rest = Prisma.sql`
    WHERE c."assigned_to" = ${staffId}::uuid AND c."state" IN ('assigned', 'wrap-up') AND c."conversation_id" IS NOT NULL
    ORDER BY c."queued_at", c."id"`;
  return read(db, rest, wording);
}

/** Where they are beside whoever holds it. */
export function summariesHelpedBy(db: Tx, staffId: string, wording: WorkWording): Promise<ContactSummary[]> {
  const rest = Prisma.sql`
    WHERE c."id" IN (SELECT p."contact_id" FROM "participant" p WHERE p."staff_id" = ${staffId}::uuid AND p."left_at" IS NULL)
      AND c."conversation_id" IS NOT NULL
    ORDER BY c."queued_at", c."id"`;
  return read(db, rest, wording);
}

/** What others talk about, longest first, `limit` at most. */
export function summariesHeldByOthers(
  db: Tx,
  { staffId, limit }: { staffId: string; limit: number },
  wording: WorkWording,
): Promise<ContactSummary[]> {
  const rest = Prisma.sql`
    WHERE c."state" = 'assigned' AND c."assigned_to" <> ${staffId}::uuid AND c."conversation_id" IS NOT NULL
    ORDER BY c."queued_at", c."id" LIMIT ${limit}`;
  return read(db, rest, wording);
}

/** What waits, or is offered to somebody: the most urgent class first, then the longest waiting, `limit` at most. */
export function summariesWaiting(db: Tx, limit: number, wording: WorkWording): Promise<ContactSummary[]> {
  const rest = Prisma.sql`
    WHERE c."state" IN ('queued', 'offered') AND c."conversation_id" IS NOT NULL
    ORDER BY c."priority", c."queued_at", c."id" LIMIT ${limit}`;
  return read(db, rest, wording);
}
