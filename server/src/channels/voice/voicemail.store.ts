/** A message that a caller left: kept once however it is told, and waiting in the queue as a contact of its own. */
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import type { Tx } from '../../platform/database/client.ts';
import { fill } from '../../platform/fill.ts';
import { note } from './follow.store.ts';
import { voiceWording as wording } from './wording.ts';

/** A namespace for ids that are made from Twilio's. */
const RECORDINGS = '0b8f1a52-7d35-4b0f-8f0e-3a6e9c1d5e74';

export interface LeftMessage {
  call: { id: string; conversationId: string };
  sid: string;
  /** Nothing was said where it is 0. */
  seconds: number;
  now: Date;
  /** After how many days it goes, as they were told. */
  keepDays: number;
}

/** Queues the contact of a message; answers what is to be done after the commit. */
export type QueueMessage = (tx: Tx, conversationId: string) => Promise<() => void>;

export interface KeptMessage {
  /** Told for the first time: left, or silence. */
  isNew: 'left' | 'empty' | null;
  events: ConversationEvent[];
  afterwards: () => void;
}

/**
 * Keeps a message; the call is locked. Silence makes no work for anybody, but its row counts it. What was said makes one contact,
 * whichever of Twilio's requests tells of it first.
 */
export async function keepMessage(
  tx: Tx,
  { call, sid, seconds, now, keepDays }: LeftMessage,
  queueMessage: QueueMessage,
): Promise<KeptMessage> {
  const id = derivedUuid(sid, RECORDINGS);
  const state = seconds === 0 ? 'empty' : 'ended';
  const { count } = await tx.callRecording.createMany({
    data: [
      {
        ...{ id, callId: call.id, kind: 'voicemail', sid, wanted: 'stopped', state, seconds },
        ...{ startedAt: now, endedAt: now, keepDays },
      },
    ],
    skipDuplicates: true,
  });
  const known = { isNew: null, events: [], afterwards: () => undefined };
  if (count === 0) return known;
  if (seconds === 0) return { ...known, isNew: 'empty' };
  const afterwards = await queueMessage(tx, call.conversationId);
  const contact = await tx.contact.findFirst({
    where: { conversationId: call.conversationId, channel: 'callback', state: { not: 'closed' } },
    orderBy: { startedAt: 'asc' },
    select: { id: true },
  });
  await tx.callRecording.update({ where: { id }, data: { contactId: contact?.id ?? null }, select: { id: true } });
  const text = fill(wording.voicemailNote, { seconds: String(seconds) });
  const events = await note(tx, { conversationId: call.conversationId, cause: `message ${sid}`, text });
  return { isNew: 'left', events, afterwards };
}
