/** A call comes in: its thread goes on by phone, or begins, and the caller is greeted. The same call is taken once (P02). */
import { v5 as derivedUuid } from 'uuid';
import { appendWithin } from '../../conversation/index.ts';
import type { NewEvent } from '../../conversation/index.ts';
import type { Tx } from '../../platform/database/client.ts';
import { goOnBy, threadOf } from '../numbers/index.ts';
import { insertCall } from './call.store.ts';
import type { CallPorts } from './call-ports.ts';
import { nextDocument } from './next-document.ts';
import { fill } from '../../platform/fill.ts';
import { voiceWording as wording } from './wording.ts';

/** A namespace for ids that are made from Twilio's. */
const CALLS = '5f0d6a3e-2c94-4c0e-9d57-6e1f4a8b7c21';

/** Two tries of one webhook are one call. */
export const callIdOf = (sid: string): string => derivedUuid(sid, CALLS);

/** A number that can be rung, or null where it is withheld. */
const rungAt = (number: string): string | null => (/^\+[1-9]\d{8,14}$/.test(number) ? number : null);

/** Answers the first document of a call. */
export async function takeCall(ports: CallPorts, { sid, from }: { sid: string; from: string }): Promise<string> {
  const id = callIdOf(sid);
  const number = rungAt(from);
  const { events, announce } = await ports.db.$transaction(async (tx) => {
    const now = ports.clock();
    if (await tx.call.findUnique({ where: { id }, select: { id: true } }))
      return { events: [], announce: () => undefined };
    const { conversationId, isNew } = await threadFor(tx, { number, newId: ports.newId(), now });
    const before = await tx.conversation.findUniqueOrThrow({
      where: { id: conversationId },
      select: { channel: true, textedSeq: true, lastSeq: true },
    });
    // What was to go out as a text and did not is said now.
    const spokenSeq = before.channel === 'sms' ? before.textedSeq : before.lastSeq;
    await insertCall(tx, {
      ...{ id, sid, conversationId, direction: 'inbound', number, contactId: null },
      ...{ spokenSeq: isNew ? 0 : spokenSeq, now },
    });
    const moved = await goOnBy(tx, { conversationId, channel: 'phone', cause: sid });
    const appended = await append(tx, [...moved, greeting(conversationId, sid, ports.council)]);
    return { events: appended, announce: await ports.becomeSpoken(tx, conversationId) };
  });
  ports.publish(events);
  announce();
  const document = await nextDocument(ports, { id, step: 0 });
  if (document === null) throw new Error('a call that began has a document');
  return document;
}

function greeting(conversationId: string, sid: string, council: string): NewEvent {
  const clientId = derivedUuid(`greeting ${sid}`, conversationId);
  return { conversationId, clientId, kind: 'message', from: 'bot', text: fill(wording.greeting, { council }) };
}

async function append(tx: Tx, events: readonly NewEvent[]) {
  return (await appendWithin(tx, events)).flatMap((each) => ('event' in each ? [each.event] : []));
}

/** Of a withheld number nothing is known, and its thread ends with the call. */
async function threadFor(tx: Tx, { number, newId, now }: { number: string | null; newId: string; now: Date }) {
  if (number !== null) return threadOf(tx, number, { channel: 'phone', newId, now });
  await tx.conversation.create({
    data: { id: newId, channel: 'phone', createdAt: now, lastAt: now },
    select: { id: true },
  });
  return { conversationId: newId, isNew: true };
}
