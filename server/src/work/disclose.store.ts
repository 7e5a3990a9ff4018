/** An agent marks that something was disclosed in confidence (P15). */
import type { ContactSummary, Outcome } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import { keepDuties } from '../duties/index.ts';
import type { Duty } from '../duties/index.ts';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';

const notHeld = () => refused('contact-not-found', 'Use a contact that you hold.', { where: 'contactId' });

/**
 * Closes the conversation to readers without the skill for it, keeps what the policy asks for (`duties`, each once a contact)
 * and writes who marked it where only staff read it. The agent goes on holding the contact. Marking it again is answered the
 * same and writes nothing. Refused ('contact-not-found') unless this agent holds the contact.
 */
export async function disclose(
  db: Database,
  { contactId, staffId, duties, ...step }: Step & { contactId: string; staffId: string; duties: readonly Duty[] },
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  return inTransaction(db, async (tx) => {
    const [held] = await tx.$queryRaw<{ conversation_id: string; name: string }[]>`
      SELECT c."conversation_id", s."name"
      FROM "contact" c JOIN "staff" s ON s."id" = c."assigned_to"
      WHERE c."id" = ${contactId}::uuid AND c."assigned_to" = ${staffId}::uuid AND c."conversation_id" IS NOT NULL`;
    if (!held) return notHeld();
    const { conversation_id: conversationId, name } = held;
    await tx.$queryRaw`SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
    const still = await tx.$executeRaw`
      UPDATE "contact" SET "version" = "version" + 1
      WHERE "id" = ${contactId}::uuid AND "assigned_to" = ${staffId}::uuid AND "state" IN ('assigned', 'wrap-up')`;
    if (still === 0) return notHeld();
    await keepDuties(tx, contactId, duties, step.now);
    const marked = await tx.$executeRaw`
      UPDATE "conversation" SET "restricted" = true WHERE "id" = ${conversationId}::uuid AND NOT "restricted"`;
    const text = step.wording.disclosed.replace('{name}', () => name);
    const appended =
      marked === 0
        ? []
        : await appendWithin(tx, [{ conversationId, clientId: step.newId(), kind: 'note', from: 'system', text }]);
    const contact = await summaryOf(tx, contactId, step.wording);
    return { ok: true, contact, changes: changes({ contacts: [contact], events: storedEvents(appended) }) };
  });
}
