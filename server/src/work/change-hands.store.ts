/** A contact goes from one agent to another who is there already: nobody waits, and it is never without one of them. */
import { isWritten } from '@hub/contract';
import type { Channel, ConversationEvent } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { NewEvent } from '../conversation/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { addParticipant, endParticipants } from './participant.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { firstName, withName } from './wording.ts';

export interface Hands {
  contactId: string;
  conversationId: string;
  channel: Channel;
  from: { id: string; name: string };
  to: { id: string; name: string };
  note: string;
}

/** What staff read of it: one sentence, and the note of whoever asked. */
export function staffEntry(
  { conversationId, note, clientId }: { conversationId: string; note: string; clientId: string },
  sentence: string,
  names: { by: string; to: string },
  { wording }: Pick<Step, 'wording'>,
): NewEvent {
  const words = sentence.replace('{by}', () => names.by).replace('{to}', () => names.to);
  const text = note === '' ? words : `${words} ${wording.staff.note.replace('{note}', () => note)}`;
  return { conversationId, clientId, kind: 'note', from: 'system', text };
}

/**
 * Gives it to the other in the caller's transaction, which holds the locks of the conversation and of the contact and has found
 * that `from` holds it. Whoever gives it is done, but where their line is still in the call: then they are in it until they leave.
 */
export async function changeHands(
  tx: Tx,
  hands: Hands,
  step: Step,
): Promise<{ events: ConversationEvent[]; isStillThere: boolean }> {
  const { contactId, conversationId, channel, from, to } = hands;
  await endParticipants(tx, { contactId, staffId: to.id }, step.now);
  await tx.$executeRaw`
    UPDATE "contact" SET "assigned_to" = ${to.id}::uuid, "set_aside_until" = NULL, "version" = "version" + 1
    WHERE "id" = ${contactId}::uuid`;
  const isStillThere = await isOnTheLine(tx, conversationId, from.id);
  if (isStillThere) await addParticipant(tx, { contactId, staffId: from.id, how: 'introduce' }, step);
  const entry = { conversationId, note: hands.note, clientId: step.newId() };
  const events = [staffEntry(entry, step.wording.staff.introduced, { by: from.name, to: to.name }, step)];
  // A call back is not spoken in the conversation: it goes on as it was.
  if (channel !== 'callback') {
    await tx.$executeRaw`
      UPDATE "conversation" SET "assigned_to" = ${to.id}::uuid WHERE "id" = ${conversationId}::uuid`;
    const sentence = isWritten(channel) ? step.wording.takenOverFrom : step.wording.introduced;
    const text = withName(sentence, to.name).replace('{before}', () => firstName(from.name));
    const told = { conversationId, clientId: step.newId(), kind: 'joined' as const, from: 'system' as const };
    events.push({ ...told, name: firstName(to.name), text });
  }
  return { events: storedEvents(await appendWithin(tx, events)), isStillThere };
}

async function isOnTheLine(tx: Tx, conversationId: string, staffId: string): Promise<boolean> {
  const lines = await tx.callLine.count({ where: { staffId, leftAt: null, call: { conversationId, endedAt: null } } });
  return lines > 0;
}
