/** A colleague accepts an invitation: to take a contact over, or to advise in it. */
import type { Channel, ContactSummary, Outcome } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { changeHands, staffEntry } from './change-hands.store.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { readStaff } from './load.store.ts';
import { addParticipant, unfollow } from './participant.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';

export interface Invitation {
  offerId: string;
  kind: 'introduce' | 'consult';
  note: string;
  contactId: string;
  conversationId: string;
  channel: Channel;
  askedBy: { id: string; name: string };
  invited: { id: string; name: string };
}

/**
 * One conditional claim, as for every offer; null when somebody settled it first. An invitation is withdrawn whenever its contact
 * leaves whoever asked, under the same lock, so that a pending one says who holds the contact. The caller holds the locks of the
 * conversation and of the contact.
 */
export async function acceptInvitation(
  tx: Tx,
  invitation: Invitation,
  step: Step,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }> | null> {
  const { offerId, contactId, conversationId, invited, askedBy } = invitation;
  const claimed = await tx.$executeRaw`
    UPDATE "offer" SET "state" = 'accepted', "settled_at" = ${step.now}::timestamptz
    WHERE "id" = ${offerId}::uuid AND "state" = 'pending' AND "expires_at" > ${step.now}::timestamptz`;
  if (claimed === 0) return null;
  const { events, isStillThere } =
    invitation.kind === 'introduce'
      ? await changeHands(tx, { ...invitation, from: askedBy, to: invited }, step)
      : { events: await joinAsHelper(tx, invitation, step), isStillThere: true };
  const contact = await summaryOf(tx, contactId, step.wording);
  return {
    ok: true,
    contact,
    changes: changes({
      events,
      contacts: [contact],
      staff: await readStaff(tx, [invited.id, askedBy.id]),
      offersGone: [{ staffId: invited.id, offerId }],
      follows: [
        { staffId: invited.id, conversationId, on: true },
        ...(isStillThere ? [] : unfollow([{ staffId: askedBy.id }], conversationId)),
      ],
    }),
  };
}

async function joinAsHelper(tx: Tx, { contactId, conversationId, askedBy, invited, note }: Invitation, step: Step) {
  await addParticipant(tx, { contactId, staffId: invited.id, how: 'consult' }, step);
  await tx.$executeRaw`UPDATE "contact" SET "version" = "version" + 1 WHERE "id" = ${contactId}::uuid`;
  const names = { by: askedBy.name, to: invited.name };
  const entry = staffEntry({ conversationId, note, clientId: step.newId() }, step.wording.staff.consulted, names, step);
  return storedEvents(await appendWithin(tx, [entry]));
}
