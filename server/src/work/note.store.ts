/** A member of staff writes something down for staff alone. */
import type { ContactNote, Outcome } from '@hub/contract';
import { appendWithin, cleanText, maskCards } from '../conversation/index.ts';
import type { Database } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { refused } from '../platform/problem.ts';
import { storedEvents } from './stored-events.ts';

/** The caller has found that they may open the contact. Cards are masked before anything is stored (P03). */
export async function writeNote(
  db: Database,
  { contactId, clientId, text, name }: ContactNote & { name: string },
): Promise<Outcome<{ changes: Changes }>> {
  const { conversationId } = await db.contact.findUniqueOrThrow({
    where: { id: contactId },
    select: { conversationId: true },
  });
  if (conversationId === null) return refused('contact-not-found', 'Choose a contact from your work.');
  const { text: masked } = maskCards(cleanText(text));
  const note = { conversationId, clientId, kind: 'note' as const, from: 'agent' as const, name, text: masked };
  return { ok: true, changes: changes({ events: storedEvents(await appendWithin(db, [note])) }) };
}
