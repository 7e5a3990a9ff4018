/**
 * Presence: a row a live socket, with a lease that is renewed while it lives. It survives the death of a hub node, and what was
 * with an agent who is gone goes back to the queue.
 */
import type { Database, Tx } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import { goneHelpers, leaveContact } from './participant.store.ts';
import type { Step } from './step.ts';
import { summariesOf } from './summary.store.ts';
import { waitAgain } from './wait-again.store.ts';
import { withdrawOffers } from './withdraw-offer.store.ts';

/** How long a lease lasts; it is renewed every third of that. */
export const LEASE_SECONDS = 15;
/** An agent who was away this long has gone: a reload, a slept laptop or a new node is quicker. */
export const GONE_SECONDS = 60;
/** Leases that ended are kept this long, since their end says when somebody left. */
const KEEP_SECONDS = 3600;

const ago = (now: Date, seconds: number) => new Date(now.getTime() - seconds * 1000);

/** Begins or renews the leases of a node's sockets, in one statement. */
export async function renewPresence(
  db: Database,
  node: string,
  sockets: readonly { socketId: string; staffId: string }[],
  now: Date,
): Promise<void> {
  if (sockets.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "presence" ("socket_id", "staff_id", "node", "lease_until")
    SELECT s.socket_id, s.staff_id, ${node}, ${ago(now, -LEASE_SECONDS)}::timestamptz
    FROM unnest(${sockets.map(({ socketId }) => socketId)}::text[], ${sockets.map(({ staffId }) => staffId)}::uuid[])
      AS s (socket_id, staff_id)
    ON CONFLICT ("socket_id") DO UPDATE SET "lease_until" = excluded."lease_until"`;
}

/** A socket has gone: its lease ends now. The row stays, to say when. */
export async function dropPresence(db: Database, socketId: string, now: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE "presence" SET "lease_until" = ${now}::timestamptz
    WHERE "socket_id" = ${socketId} AND "lease_until" > ${now}::timestamptz`;
}

/**
 * Finds agents who have been gone for a minute: sets them offline, withdraws what was held out to them, and gives back each
 * contact they were talking in, to its old place, with a word to the resident. What they have in wrap-up, or have
 * set aside for later, stays theirs; what they helped in goes on without them.
 */
export async function sweepPresence(db: Database, step: Step): Promise<Changes[]> {
  const cut = ago(step.now, GONE_SECONDS);
  await db.$executeRaw`DELETE FROM "presence" WHERE "lease_until" < ${ago(step.now, KEEP_SECONDS)}::timestamptz`;
  const gone = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT s."id", s."name" FROM "staff" s
    WHERE NOT EXISTS (SELECT 1 FROM "presence" p WHERE p."staff_id" = s."id" AND p."lease_until" > ${cut}::timestamptz)
      AND ((s."status" <> 'offline' AND s."status_since" <= ${cut}::timestamptz)
           OR EXISTS (SELECT 1 FROM "contact" c WHERE c."assigned_to" = s."id" AND c."state" = 'assigned'
                                                  AND c."set_aside_until" IS NULL
                                                  AND c."accepted_at" <= ${cut}::timestamptz))`;
  const collected: Changes[] = [];
  for (const helper of await goneHelpers(db, cut)) {
    const left = await leaveContact(db, { ...helper, ...step });
    if (left.ok) collected.push(left.changes);
  }
  for (const agent of gone) {
    collected.push(await inTransaction(db, (tx) => setGone(tx, agent.id, cut, step)));
    const held = await db.contact.findMany({
      where: {
        ...{ assignedTo: agent.id, state: 'assigned', setAsideUntil: null },
        ...{ acceptedAt: { lte: cut }, conversationId: { not: null } },
      },
      select: { id: true, conversationId: true, channel: true },
    });
    for (const { id, conversationId, channel } of held)
      if (conversationId !== null)
        collected.push(
          await inTransaction(db, (tx) =>
            giveBack(tx, { contactId: id, conversationId, isCallback: channel === 'callback', agent, cut }, step),
          ),
        );
  }
  return collected;
}

async function setGone(tx: Tx, staffId: string, cut: Date, step: Step): Promise<Changes> {
  const set = await tx.$executeRaw`
    UPDATE "staff" s
    SET "status" = 'offline', "status_reason" = ${step.wording.lostConnection}, "status_since" = ${step.now}::timestamptz,
        "status_by" = NULL
    WHERE s."id" = ${staffId}::uuid AND s."status" <> 'offline' AND s."status_since" <= ${cut}::timestamptz
      AND NOT EXISTS (SELECT 1 FROM "presence" p WHERE p."staff_id" = s."id" AND p."lease_until" > ${cut}::timestamptz)`;
  if (set === 0) return changes();
  const settled = await withdrawOffers(tx, { staffId }, 'withdrawn', step.now);
  const contacts = await summariesOf(
    tx,
    settled.map(({ contactId }) => contactId),
    step.wording,
  );
  return changes({ contacts, offersGone: settled, staff: await readStaff(tx, [staffId]) });
}

interface Abandoned {
  contactId: string;
  conversationId: string;
  isCallback: boolean;
  agent: { id: string; name: string };
  cut: Date;
}

async function giveBack(
  tx: Tx,
  { contactId, conversationId, isCallback, agent, cut }: Abandoned,
  step: Step,
): Promise<Changes> {
  await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
  const returned = await tx.$executeRaw`
    UPDATE "contact" c
    SET "state" = 'queued', "assigned_to" = NULL, "accepted_at" = NULL, "version" = c."version" + 1
    WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${agent.id}::uuid AND c."state" = 'assigned'
      AND c."set_aside_until" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "presence" p
                      WHERE p."staff_id" = ${agent.id}::uuid AND p."lease_until" > ${cut}::timestamptz)`;
  // Ended, or the agent came back, while we waited for the lock.
  if (returned === 0) return changes();
  return waitAgain(tx, { contactId, conversationId, isCallback, agent, text: step.wording.returned }, step);
}
