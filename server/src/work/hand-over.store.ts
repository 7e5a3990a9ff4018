/** A contact goes back to a queue, or straight to a colleague: it keeps its age, and the resident is told. */
import type { ContactSummary, Outcome } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import type { NewEvent } from '../conversation/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { staffEntry } from './change-hands.store.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { dissolve } from './dissolve.store.ts';
import { readStaff } from './load.store.ts';
import { holdOut } from './make-invitation.store.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';
import type { Movable } from './movable.store.ts';
import { withName } from './wording.ts';

interface HandOver {
  by: { id: string; name: string };
  to: { id: string; name: string } | { queue: string };
  skills: readonly string[];
  note: string;
  offerSeconds: number;
}

/**
 * Whoever held it is held back from it as if they had declined it. A colleague who was named is offered it and may decline; then it
 * waits in its queue. The caller holds the lock of the conversation, and of a named colleague.
 */
export async function handOver(
  tx: Tx,
  contact: Movable,
  { by, to, skills, note, offerSeconds }: HandOver,
  step: Step,
): Promise<Outcome<{ contact: ContactSummary; changes: Changes }>> {
  const { contactId, conversationId, owner, channel } = contact;
  const isHeld = contact.state === 'assigned' && owner !== null;
  await tx.$queryRaw`SELECT 1 FROM "contact" WHERE "id" = ${contactId}::uuid FOR NO KEY UPDATE`;
  const { freed, offersGone, follows } = await dissolve(tx, contact, step.now);
  if (isHeld) await keepGiven(tx, contactId, owner.id, step);
  const queue = 'queue' in to ? to.queue : contact.queue;
  await tx.$executeRaw`
    UPDATE "contact"
    SET "state" = 'queued', "queue" = ${queue}, "skills" = ${[...skills]}::text[], "assigned_to" = NULL, "accepted_at" = NULL,
        "set_aside_until" = NULL, "version" = "version" + 1
    WHERE "id" = ${contactId}::uuid`;
  const offer =
    'queue' in to ? null : await holdOut(tx, contactId, { how: 'hand-over', by, to, note, offerSeconds }, step);

  const sentence = 'queue' in to ? step.wording.staff.handedToQueue : step.wording.staff.handedToColleague;
  const names = { by: by.name, to: 'queue' in to ? to.queue.replaceAll('-', ' ') : to.name };
  const events: NewEvent[] = [staffEntry({ conversationId, note, clientId: step.newId() }, sentence, names, step)];
  const isSpoken = isHeld && channel !== 'callback';
  if (isSpoken) {
    await tx.$executeRaw`
      UPDATE "conversation" SET "state" = 'queued', "assigned_to" = NULL WHERE "id" = ${conversationId}::uuid`;
    const text = withName(step.wording.passedOn, owner.name);
    events.push({ conversationId, clientId: step.newId(), kind: 'queued', from: 'system', text });
  }
  const appended = await appendWithin(tx, events);
  const summary = await summaryOf(tx, contactId, step.wording);
  const others = [...freed, ...(isHeld ? [owner.id] : []), ...('queue' in to ? [] : [to.id])];
  return {
    ok: true,
    contact: summary,
    changes: changes({
      events: storedEvents(appended),
      contacts: [summary],
      offers: offer ? [offer] : [],
      offersGone,
      staff: await readStaff(tx, [...new Set(others)]),
      follows: [...follows, ...(isHeld ? [{ staffId: owner.id, conversationId, on: false }] : [])],
      conversations: isSpoken ? [{ conversationId, state: 'queued' }] : [],
    }),
  };
}

/** So that offer-work.store.ts sees who gave it away, and when. */
async function keepGiven(tx: Tx, contactId: string, staffId: string, { newId, now }: Step): Promise<void> {
  await tx.offer.create({
    data: { id: newId(), contactId, staffId, state: 'given', offeredAt: now, expiresAt: now, settledAt: now },
    select: { id: true },
  });
}
