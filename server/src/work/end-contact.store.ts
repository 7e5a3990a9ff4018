/** The talking ends: by the agent, or by the resident who leaves. */
import { isWritten } from '@hub/contract';
import type { Channel, ContactState, ContactSummary, Outcome } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { dissolve } from './dissolve.store.ts';
import type { Dissolved } from './dissolve.store.ts';
import { inTransaction } from './in-transaction.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summariesOf, summaryOf } from './summary.store.ts';
import { firstName, withName } from './wording.ts';

const NOTHING: Dissolved = { offersGone: [], follows: [], freed: [] };

/**
 * The agent ends the talking: the contact goes to wrap-up, which still takes its place, and the resident is told. Ending it again
 * is answered the same and tells nobody twice. Refused ('contact-not-found') unless this agent holds the contact.
 */
export async function endContact(
  db: Database,
  { contactId, staffId, ...step }: Step & { contactId: string; staffId: string },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const [held] = await tx.$queryRaw<{ conversation_id: string; channel: Channel; name: string }[]>`
      SELECT c."conversation_id", c."channel", s."name"
      FROM "contact" c JOIN "staff" s ON s."id" = c."assigned_to"
      WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${staffId}::uuid AND c."conversation_id" IS NOT NULL`;
    if (!held) return notHeld();
    const { conversation_id: conversationId } = held;
    await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
    const ended = await tx.$executeRaw`
      UPDATE "contact"
      SET "state" = 'wrap-up', "set_aside_until" = NULL, "ended_at" = ${step.now}::timestamptz, "version" = "version" + 1
      WHERE "id" = ${contactId}::uuid AND "assigned_to" = ${staffId}::uuid AND "state" = 'assigned'`;
    const { freed, ...dissolved } = ended === 0 ? NOTHING : await dissolve(tx, { contactId, conversationId }, step.now);
    const contact = await summaryOf(tx, contactId, step.wording);
    if (ended === 0) {
      const isInWrapUp = contact.state === 'wrap-up' && contact.assignedTo === staffId;
      return isInWrapUp ? { ok: true, contact, changes: changes() } : notHeld();
    }
    const collected = changes({ contacts: [contact], ...dissolved, staff: await readStaff(tx, freed) });
    if (held.channel === 'callback') return { ok: true, contact, changes: collected };
    const told = await endConversation(tx, conversationId, {
      text: withName(isWritten(held.channel) ? step.wording.contactEnded : step.wording.endedByAgent, held.name),
      name: firstName(held.name),
      clientId: step.newId(),
    });
    return { ok: true, contact, changes: { ...collected, ...told } };
  });
}

const notHeld = () => refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });

async function endConversation(
  tx: Tx,
  conversationId: string,
  event: { text: string; clientId: string; name?: string },
): Promise<Pick<Changes, 'events' | 'conversations'>> {
  await tx.$executeRaw`
    UPDATE "conversation" SET "state" = 'ended', "assigned_to" = NULL WHERE "id" = ${conversationId}::uuid`;
  const appended = await appendWithin(tx, [{ conversationId, kind: 'ended', from: 'system', ...event }]);
  return { events: storedEvents(appended), conversations: [{ conversationId, state: 'ended' }] };
}

/**
 * The resident ends the conversation. An agent who was talking goes to wrap-up; a contact that waited, or was with the bot, is
 * closed. A call back that was arranged stays arranged. Ending what has ended, or what is not there, changes nothing.
 */
export async function endByResident(
  db: Database,
  { conversationId, ...step }: Step & { conversationId: string },
): Promise<Changes> {
  return inTransaction(db, async (tx) => {
    const [open] = await tx.$queryRaw<{ channel: Channel }[]>`
      SELECT "channel" FROM "conversation" WHERE "id" = ${conversationId}::uuid AND "state" <> 'ended' FOR UPDATE`;
    if (!open) return changes();
    const [live] = await tx.$queryRaw<{ id: string; state: ContactState }[]>`
      SELECT "id", "state" FROM "contact"
      WHERE "conversation_id" = ${conversationId}::uuid AND "state" IN ('open', 'queued', 'offered', 'assigned')
        AND "channel" <> 'callback'
      FOR NO KEY UPDATE`;
    const { freed, ...dissolved } = live
      ? await dissolve(tx, { contactId: live.id, conversationId }, step.now)
      : NOTHING;
    if (live) await leave(tx, live, step.now);
    const told = await endConversation(tx, conversationId, {
      text: open.channel === 'phone' ? step.wording.hungUp : step.wording.endedByResident,
      clientId: step.newId(),
    });
    return changes({
      ...told,
      ...dissolved,
      contacts: live ? await summariesOf(tx, [live.id], step.wording) : [],
      staff: await readStaff(tx, freed),
    });
  });
}

async function leave(tx: Tx, { id, state }: { id: string; state: ContactState }, now: Date): Promise<void> {
  if (state === 'assigned') {
    await tx.$executeRaw`
      UPDATE "contact"
      SET "state" = 'wrap-up', "set_aside_until" = NULL, "ended_at" = ${now}::timestamptz, "version" = "version" + 1
      WHERE "id" = ${id}::uuid`;
    return;
  }
  const disposition = state === 'open' ? null : 'resident-left';
  await tx.$executeRaw`
    UPDATE "contact"
    SET "state" = 'closed', "closed_at" = ${now}::timestamptz, "disposition" = ${disposition}::text, "outcome" = 'unknown',
        "version" = "version" + 1
    WHERE "id" = ${id}::uuid`;
}
