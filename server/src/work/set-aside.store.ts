/** Sets contacts aside, finds those whose time is over, and brings them back: the SQL of set-aside.ts, under locks. */
import { isWritten } from '@hub/contract';
import type { Channel, ContactSummary, Outcome } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { NewEvent } from '../conversation/index.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { dissolve } from './dissolve.store.ts';
import { inTransaction } from './in-transaction.ts';
import { isWholeSql, readStaff, withLoadSql } from './load.store.ts';
import { lockConversationOf } from './movable.store.ts';
import { GONE_SECONDS } from './presence.store.ts';
import { URGENT_CLASS } from './queue.ts';
import { isTimeFor, maySetAside } from './set-aside.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';
import { untilInWords } from './until-in-words.ts';
import { waitAgain } from './wait-again.store.ts';
import { withName } from './wording.ts';

type Answer = Outcome<{ contact: ContactSummary; changes: Changes }>;

const notHeld = () => refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });

interface Held {
  conversation_id: string;
  channel: Channel;
  priority: number;
  name: string;
}

/**
 * Frees the agent's place until then; the contact stays theirs. Whoever helped in it helps no longer. The resident is told when the
 * agent comes back, and that writing brings them back sooner. Set aside again, they are told the new time.
 */
export async function setAside(
  db: Database,
  {
    staffId,
    contactId,
    until,
    hours,
    ...step
  }: Step & { staffId: string; contactId: string; until: Date; hours: number },
): Promise<Answer> {
  if (!isTimeFor(until, { now: step.now, hours }))
    return refused('bad-payload', `Choose a time within the next ${hours} hours.`, { where: 'until' });
  return inTransaction(db, async (tx) => {
    await lockConversationOf(tx, contactId);
    const [held] = await tx.$queryRaw<Held[]>`
      SELECT c."conversation_id", c."channel", c."priority", s."name"
      FROM "contact" c JOIN "staff" s ON s."id" = c."assigned_to"
      WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${staffId}::uuid AND c."state" = 'assigned'
        AND c."conversation_id" IS NOT NULL FOR NO KEY UPDATE OF c`;
    if (!held) return notHeld();
    if (!maySetAside(held))
      return refused('changed', 'Calls, visits and urgent contacts are not set aside. Hand it over instead.', {
        where: 'contactId',
      });
    const { conversation_id: conversationId, channel, name } = held;
    const { freed, offersGone, follows } = await dissolve(tx, { contactId, conversationId }, step.now);
    const sentence = isWritten(channel) ? step.wording.staff.setAside : step.wording.setAside;
    const told: NewEvent = {
      ...{ conversationId, clientId: step.newId(), kind: isWritten(channel) ? 'note' : 'message', from: 'system' },
      text: withName(sentence, name).replace('{until}', () => untilInWords(until, step.now)),
    };
    const appended = await appendWithin(tx, [told]);
    await tx.$executeRaw`
      UPDATE "contact" c
      SET "set_aside_until" = ${until}::timestamptz, "set_aside_seq" = v."last_seq", "version" = c."version" + 1
      FROM "conversation" v WHERE c."id" = ${contactId}::uuid AND v."id" = c."conversation_id"`;
    const contact = await summaryOf(tx, contactId, step.wording);
    return {
      ok: true,
      contact,
      changes: changes({
        events: storedEvents(appended),
        contacts: [contact],
        ...{ offersGone, follows },
        staff: await readStaff(tx, [...new Set([staffId, ...freed])]),
      }),
    };
  });
}

/** `isOver` of set-aside.ts in SQL, of contact `c`, which is set aside. */
const isOverSql = (now: Date): Prisma.Sql => Prisma.sql`(
  c."set_aside_until" <= ${now}::timestamptz OR c."priority" <= ${URGENT_CLASS}::int
  OR ${isWholeSql(Prisma.sql`c."channel"`)}
  OR EXISTS (SELECT 1 FROM "event" e WHERE e."conversation_id" = c."conversation_id" AND e."seq" > c."set_aside_seq"
                                       AND e."sender" = 'resident' AND e."kind" = 'message'))`;

/** Those whose time is over, the first due first. */
export async function asideThatIsOver(db: Database, now: Date): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "contact" c WHERE c."set_aside_until" IS NOT NULL AND ${isOverSql(now)}
    ORDER BY c."set_aside_until", c."id"`;
  return rows.map(({ id }) => id);
}

/**
 * Brings back what was set aside and is over, to its holder or to its queue with the age that it has (`comesBackTo`). Changes
 * nothing where it came back meanwhile. Places are never exceeded: they are counted under the lock of the agent's row.
 */
export async function bringBackWhatIsOver(
  db: Database,
  { contactId, ...step }: Step & { contactId: string },
): Promise<Changes> {
  return inTransaction(db, async (tx) => {
    const holder = await lockHolder(tx, contactId);
    const [over] = await tx.$queryRaw<{ conversation_id: string; channel: Channel }[]>`
      SELECT c."conversation_id", c."channel" FROM "contact" c
      WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${holder?.id ?? null}::uuid
        AND c."set_aside_until" IS NOT NULL AND ${isOverSql(step.now)} FOR NO KEY UPDATE`;
    if (!holder || !over) return changes();
    if (await isFree(tx, holder.id, step.now)) return toHolder(tx, contactId, holder.id, step);
    await tx.$executeRaw`
      UPDATE "contact"
      SET "state" = 'queued', "assigned_to" = NULL, "accepted_at" = NULL, "set_aside_until" = NULL, "version" = "version" + 1
      WHERE "id" = ${contactId}::uuid`;
    const { conversation_id: conversationId } = over;
    const returned = { contactId, conversationId, isCallback: false, agent: holder, text: step.wording.notFree };
    return waitAgain(tx, returned, step);
  });
}

/** Its holder takes it up again before its time. They need a place for it, as for anything else. */
export async function bringBack(
  db: Database,
  { contactId, staffId, ...step }: Step & { contactId: string; staffId: string },
): Promise<Answer> {
  return inTransaction(db, async (tx) => {
    const holder = await lockHolder(tx, contactId);
    if (holder?.id !== staffId) return notHeld();
    const aside = await tx.contact.count({ where: { id: contactId, state: 'assigned', setAsideUntil: { not: null } } });
    if (aside === 0) return { ok: true, contact: await summaryOf(tx, contactId, step.wording), changes: changes() };
    if (!(await hasRoom(tx, staffId)))
      return refused('at-capacity', 'End or set aside something else first: all your places are taken.');
    const told = await toHolder(tx, contactId, staffId, step);
    return { ok: true, contact: await summaryOf(tx, contactId, step.wording), changes: told };
  });
}

async function toHolder(tx: Tx, contactId: string, staffId: string, step: Step): Promise<Changes> {
  await tx.$executeRaw`
    UPDATE "contact" SET "set_aside_until" = NULL, "version" = "version" + 1 WHERE "id" = ${contactId}::uuid`;
  return changes({ contacts: [await summaryOf(tx, contactId, step.wording)], staff: await readStaff(tx, [staffId]) });
}

/** Locks the conversation and the row of whoever holds the contact: conversation, staff, contact is the order of every step. */
async function lockHolder(tx: Tx, contactId: string): Promise<{ id: string; name: string } | null> {
  await lockConversationOf(tx, contactId);
  const [holder] = await tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT s."id", s."name" FROM "staff" s JOIN "contact" c ON c."assigned_to" = s."id"
    WHERE c."id" = ${contactId}::uuid AND c."state" = 'assigned' FOR NO KEY UPDATE OF s`;
  return holder ?? null;
}

/** What is set aside is written, so that any free place will do. */
async function hasRoom(tx: Tx, staffId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "staff" s ${withLoadSql} WHERE s."id" = ${staffId}::uuid AND l.taken < l.places`;
  return rows.length > 0;
}

/** At work: not offline, and at their console within the time that a reload takes. */
async function isFree(tx: Tx, staffId: string, now: Date): Promise<boolean> {
  const cut = new Date(now.getTime() - GONE_SECONDS * 1000);
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "staff" s
    WHERE s."id" = ${staffId}::uuid AND s."active" AND s."status" <> 'offline'
      AND EXISTS (SELECT 1 FROM "presence" p WHERE p."staff_id" = s."id" AND p."lease_until" > ${cut}::timestamptz)`;
  return rows.length > 0 && (await hasRoom(tx, staffId));
}
