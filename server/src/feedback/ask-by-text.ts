/** Asks by text how we did, each in one transaction that takes the contact, says it in the thread and writes that it was asked. */
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { addNotice } from '../channels/sms/index.ts';
import { appendWithin } from '../conversation/index.ts';
import type { Publish } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { isQuiet } from '../progress/index.ts';
import type { QuietHours } from '../progress/index.ts';
import { lastContact } from './facts.store.ts';
import { keepAsking } from './feedback.store.ts';
import { whyNotAsk } from './may-ask.ts';
import { takeDueAsking } from './text-rating.store.ts';

export interface AskPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  publish: Publish;
  /** How many surveys the settings allow after a contact. */
  surveys: () => number;
  quietHours: () => QuietHours;
  isStopping: () => boolean;
}

/** Asks until nobody is left who may be asked now; nobody in quiet hours. */
export async function askByText(ports: AskPorts, text: string): Promise<void> {
  while (!ports.isStopping() && !isQuiet(ports.clock(), ports.quietHours())) {
    const events = await ports.db.$transaction((tx) => askOne(ports, tx, text));
    if (events === null) return;
    ports.publish(events);
  }
}

async function askOne({ clock, newId, surveys }: AskPorts, tx: Tx, text: string): Promise<ConversationEvent[] | null> {
  const now = clock();
  const due = await takeDueAsking(tx, now);
  if (due === null) return null;
  const { conversationId, contactId } = due;
  const last = await lastContact(tx, { conversationId, isEnding: false });
  if (last?.contactId !== contactId) throw new Error('the contact to ask about is the last of its thread');
  const { channel, number: receiver, facts } = last;
  const whyNot = whyNotAsk({ ...facts, surveys: surveys() }, 'text');
  const asking = { contactId, channel, how: 'text' as const, whyNot, now };
  if (whyNot !== null || receiver === null) {
    await keepAsking(tx, { ...asking, seq: null });
    return [];
  }
  const [appended] = await appendWithin(tx, [
    { conversationId, clientId: derivedUuid('rating', contactId), kind: 'message', from: 'bot', text },
  ]);
  if (!appended || !('event' in appended)) throw new Error('the thread of a contact is not there');
  const { event } = appended;
  await keepAsking(tx, { ...asking, seq: event.seq });
  await addNotice(tx, { id: newId(), event, receiver, why: null, now });
  return [event];
}
