/** What an agent held waits in its queue again, at its old place: they are gone, or cannot take it up again. */
import { appendWithin } from '../conversation/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { dissolve } from './dissolve.store.ts';
import { readStaff } from './load.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summariesOf } from './summary.store.ts';
import { withName } from './wording.ts';

interface Returned {
  contactId: string;
  conversationId: string;
  isCallback: boolean;
  agent: { id: string; name: string };
  /** What the resident is told, with {name}. */
  text: string;
}

/** The caller has set the contact to 'queued' and holds the lock of its conversation. */
export async function waitAgain(
  tx: Tx,
  { contactId, conversationId, isCallback, agent, text }: Returned,
  step: Step,
): Promise<Changes> {
  const { freed, offersGone, follows } = await dissolve(tx, { contactId, conversationId }, step.now);
  const collected = changes({
    contacts: await summariesOf(tx, [contactId], step.wording),
    offersGone,
    staff: await readStaff(tx, [agent.id, ...freed]),
    follows: [{ staffId: agent.id, conversationId, on: false }, ...follows],
  });
  if (isCallback) return collected;
  await tx.$executeRaw`
    UPDATE "conversation" SET "state" = 'queued', "assigned_to" = NULL WHERE "id" = ${conversationId}::uuid`;
  const appended = await appendWithin(tx, [
    { conversationId, clientId: step.newId(), kind: 'returned', from: 'system', text: withName(text, agent.name) },
  ]);
  return { ...collected, events: storedEvents(appended), conversations: [{ conversationId, state: 'queued' }] };
}
