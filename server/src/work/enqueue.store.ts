/** Puts a contact into the queue of work, inside the transaction of whoever decided it. */
import type { Alert, Channel, ContactState, StaffNote } from '@hub/contract';
import { appendWithin } from '../conversation/index.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { Tx } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { giveUpPlace } from './give-up-place.store.ts';
import { readStaff } from './load.store.ts';
import type { KeptFor } from './queue.ts';
import type { Step } from './step.ts';
import { storedEvents } from './stored-events.ts';
import { summaryOf } from './summary.store.ts';

/** A demand that goes to a person, as the policy decided. */
export interface Enqueue {
  conversationId: string;
  /** The id of a contact that is yet to be made; the live contact of the conversation is taken when there is one. */
  contactId?: string;
  channel: Channel;
  serviceId: string | null;
  queue: string;
  /** 1 (danger to life) to 5. */
  priority: number;
  skills: string[];
  /** Why it came to a person, in words, for the agent. */
  reason: string;
  /** The safety signal, if there is one. New with priority 1 it alerts every agent. */
  signal: string | null;
  answerWithinSeconds: number | null;
  residentId: string | null;
  /** What the resident is told: the sentence of the 'queued' event. Not used for a call back, which is told by the bot. */
  text: string;
  staff?: StaffNote;
  callback?: { name: string; phone: string; when: string; notBefore: Date | null };
  /** For whom it is kept for a short while, where somebody helped with the same before (P43). */
  keptFor?: KeptFor | null;
}

interface Live {
  id: string;
  state: Exclude<ContactState, 'closed'>;
  priority: number;
  signal: string | null;
  assigned_to: string | null;
}

/**
 * Queues the live contact of a conversation, or makes one. What is queued, offered or with an agent already stays where it is
 * and can only become more urgent, and nothing is said twice. A contact in wrap-up whose resident came back waits again: the
 * demand was not met. A call back is a contact of its own and keeps the place of the chat it takes over from (P60).
 *
 * Throws when there is no such conversation: the caller has just written in it. Tell what comes back by `announce`, after the
 * commit.
 */
export async function enqueueWithin(tx: Tx, request: Enqueue, step: Step): Promise<Changes> {
  const { conversationId } = request;
  const found = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "conversation" WHERE "id" = ${conversationId}::uuid FOR UPDATE`;
  if (found.length === 0) throw new Error('a contact can only be queued in a conversation that exists');

  const [live] = await tx.$queryRaw<Live[]>`
    SELECT "id", "state", "priority", "signal", "assigned_to" FROM "contact"
    WHERE "conversation_id" = ${conversationId}::uuid AND "state" <> 'closed'
      AND ("channel" = 'callback') = ${request.channel === 'callback'}
    ORDER BY "started_at" LIMIT 1 FOR NO KEY UPDATE`;
  if (live?.state === 'queued' || live?.state === 'offered' || live?.state === 'assigned')
    return raise(tx, request, live, step);
  return queue(tx, request, live ?? null, step);
}

/** Makes what is waiting, or with an agent, more urgent. Never less: what was said before still holds. */
async function raise(tx: Tx, request: Enqueue, live: Live, step: Step): Promise<Changes> {
  const raises = request.priority < live.priority;
  const hasNewSignal = request.signal !== null && request.signal !== live.signal;
  if (!raises && !hasNewSignal) return changes();
  // With an agent already, it stays with that agent: only how urgent it is, and why, is new.
  const moved =
    raises && live.state !== 'assigned'
      ? Prisma.sql`, "queue" = ${request.queue}, "skills" = ${request.skills}::text[],
          "answer_within_seconds" = ${request.answerWithinSeconds}::int`
      : Prisma.empty;
  await tx.$executeRaw`
    UPDATE "contact"
    SET "priority" = least("priority", ${request.priority}::int), "signal" = coalesce(${request.signal}::text, "signal"),
        "reason" = ${request.reason}, "version" = "version" + 1 ${moved}
    WHERE "id" = ${live.id}::uuid`;
  const contact = await summaryOf(tx, live.id, step.wording);
  return changes({
    contacts: [contact],
    alerts: await alertOf(tx, live.id, hasNewSignal ? request.signal : null, step),
  });
}

/** Queues a contact that is new, was with the bot, or was in wrap-up. */
async function queue(tx: Tx, request: Enqueue, live: Live | null, step: Step): Promise<Changes> {
  const { conversationId } = request;
  const isCallback = request.channel === 'callback';
  const before = isCallback ? await giveUpPlace(tx, conversationId, step) : null;
  const contactId = live?.id ?? request.contactId ?? step.newId();
  await write(tx, request, { contactId, isNew: live === null, queuedAt: before?.queuedAt ?? step.now, now: step.now });

  const contact = await summaryOf(tx, contactId, step.wording);
  const collected = changes({
    contacts: [...(before ? [before.contact] : []), contact],
    offersGone: before?.offersGone ?? [],
    staff: await readStaff(tx, [
      ...(before?.offersGone ?? []).map(({ staffId }) => staffId),
      ...(live?.assigned_to ? [live.assigned_to] : []),
    ]),
    follows: live?.assigned_to ? [{ staffId: live.assigned_to, conversationId, on: false }] : [],
    alerts: await alertOf(tx, contactId, request.signal === live?.signal ? null : request.signal, step),
  });
  if (isCallback) return { ...collected, conversations: before ? [{ conversationId, state: 'bot' }] : [] };

  await tx.$executeRaw`
    UPDATE "conversation" SET "state" = 'queued', "assigned_to" = NULL WHERE "id" = ${conversationId}::uuid`;
  const appended = await appendWithin(tx, [
    {
      conversationId,
      clientId: step.newId(),
      kind: 'queued',
      from: 'system',
      text: request.text,
      ...(request.staff && { staff: request.staff }),
    },
  ]);
  return { ...collected, events: storedEvents(appended), conversations: [{ conversationId, state: 'queued' }] };
}

async function write(
  tx: Tx,
  request: Enqueue,
  { contactId, isNew, queuedAt, now }: { contactId: string; isNew: boolean; queuedAt: Date; now: Date },
): Promise<void> {
  if (isNew)
    await tx.contact.create({
      data: {
        id: contactId,
        conversationId: request.conversationId,
        channel: request.channel,
        startedAt: now,
        callbackName: request.callback?.name ?? null,
        callbackPhone: request.callback?.phone ?? null,
        callbackWhen: request.callback?.when ?? null,
        notBefore: request.callback?.notBefore ?? null,
      },
      select: { id: true },
    });
  await tx.$executeRaw`
    UPDATE "contact"
    SET "state" = 'queued', "queue" = ${request.queue}, "priority" = ${request.priority}::int,
        "skills" = ${request.skills}::text[], "reason" = ${request.reason},
        "signal" = coalesce(${request.signal}::text, "signal"),
        "answer_within_seconds" = ${request.answerWithinSeconds}::int,
        "service_id" = coalesce(${request.serviceId}::text, "service_id"),
        "resident_id" = coalesce(${request.residentId}::uuid, "resident_id"),
        "kept_for" = ${request.keptFor?.staffId ?? null}::uuid, "kept_until" = ${request.keptFor?.until ?? null}::timestamptz,
        "queued_at" = ${queuedAt}::timestamptz, "over_target_at" = NULL, "assigned_to" = NULL, "accepted_at" = NULL, "ended_at" = NULL,
        "version" = "version" + 1
    WHERE "id" = ${contactId}::uuid`;
}

/** Writes the alert for a signal that is new, when the contact is danger to life (P05). */
async function alertOf(tx: Tx, contactId: string, signal: string | null, step: Step): Promise<Alert[]> {
  if (signal === null) return [];
  const contact = await summaryOf(tx, contactId, step.wording);
  if (contact.priority !== 1) return [];
  const alertId = step.newId();
  await tx.alert.create({ data: { id: alertId, contactId, signal, at: step.now }, select: { id: true } });
  return [{ alertId, contact, signal, at: step.now.toISOString() }];
}
