/** A member of staff writes something down for staff alone. */
import type { ContactNote, Outcome } from '@hub/contract';
import { appendWithin, cleanText, maskCards } from '../conversation/index.ts';
import type { Database } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import { nameWithin } from './mention.store.ts';
import { refused } from '../platform/problem.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';

/**
 * The caller has found that they may open the contact. Cards are masked before anything is stored (P03). Whom it names is kept with
 * it or not at all; the same note again names nobody twice.
 */
export async function writeNote(
  db: Database,
  {
    contactId,
    clientId,
    text,
    mentions = [],
    name,
    staffId,
    ...step
  }: ContactNote & Step & { name: string; staffId: string },
): Promise<Outcome<{ changes: Changes; named: string[] }>> {
  const { text: masked } = maskCards(cleanText(text));
  return inTransaction(db, async (tx) => {
    const { conversationId } = await tx.contact.findUniqueOrThrow({
      where: { id: contactId },
      select: { conversationId: true },
    });
    if (conversationId === null) return refused('contact-not-found', 'Choose a contact from your work.');
    const note = { conversationId, clientId, kind: 'note' as const, from: 'agent' as const, name, text: masked };
    const events = storedEvents(await appendWithin(tx, [note]));
    const isNew = events.length > 0;
    const named = isNew ? await nameWithin(tx, { contactId, by: staffId, staffIds: mentions }, step) : [];
    return { ok: true, changes: changes({ events }), named };
  });
}
