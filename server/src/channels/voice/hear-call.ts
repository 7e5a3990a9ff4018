/** What a caller pressed or said: kept once, decided like a message of any channel, and answered by the next document. */
import { setTimeout as delay } from 'node:timers/promises';
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { appendWithin, cleanText, maskCards } from '../../conversation/index.ts';
import type { NewEvent } from '../../conversation/index.ts';
import type { Tx } from '../../platform/database/client.ts';
import { carryOnBy } from '../code/index.ts';
import { keepSilences, keepTextTaken, lockCall, moveCall } from './call.store.ts';
import type { Call } from './call.store.ts';
import type { CallPorts } from './call-ports.ts';
import { viewOf } from './call-view.ts';
import type { CallView } from './call-view.ts';
import { meaningOf } from './hear.ts';
import type { Input, Meaning } from './hear.ts';
import { nextDocument } from './next-document.ts';
import { writeLink } from './text-link.store.ts';
import { keepMessage } from './voicemail.store.ts';
import { fill } from '../../platform/fill.ts';
import { voiceWording as wording } from './wording.ts';

/** Twilio waits for fifteen seconds; a caller hears a word before that. */
const DECIDE_MS = 6000;

interface Heard {
  events: ConversationEvent[];
  turnDue: string | null;
  excuse: string | null;
  parting: string | null;
  isTypingCode: boolean;
  isLeavingMessage: boolean;
  onMessage: 'left' | 'empty' | null;
  afterwards: () => void;
}

/** Null when there is no such call. `step` is the document that was answered. */
export async function hearCall(
  ports: CallPorts,
  { id, step, input }: { id: string; step: number; input: Input },
): Promise<string | null> {
  const heard = await ports.db.$transaction(async (tx): Promise<Heard | 'gone' | 'again'> => {
    const typed = await tx.call.findUnique({ where: { id }, select: { scene: true, step: true, number: true } });
    // A code is looked up before anything else is locked, since it holds the counts of wrong ones.
    const isCode = typed?.scene === 'code' && typed.step === step && input.digits.length > 1;
    const redeemed = isCode
      ? await ports.redeemCode(tx, { code: input.digits, number: typed.number, now: ports.clock() })
      : null;
    const call = await lockCall(tx, id);
    if (!call) return 'gone';
    if (call.step !== step) return 'again';
    return isCode ? carryOn(ports, tx, call, redeemed?.conversationId ?? null) : obey(ports, tx, call, input);
  });
  if (heard === 'gone') return null;
  if (heard === 'again') return nextDocument(ports, { id, step });
  ports.publish(heard.events);
  heard.afterwards();
  if (heard.onMessage !== null) ports.onMessage(heard.onMessage);
  if (heard.turnDue !== null) await decideSoon(ports, heard.turnDue);
  return nextDocument(ports, {
    id,
    step,
    excuse: heard.excuse,
    parting: heard.parting,
    isTypingCode: heard.isTypingCode,
    isLeavingMessage: heard.isLeavingMessage,
  });
}

async function obey(ports: CallPorts, tx: Tx, call: Call, input: Input): Promise<Heard> {
  const view = await viewOf(tx, call, { isClosed: (await ports.closedUntil(tx)) !== null });
  const meaning = meaningOf(
    input,
    { ...call, ...view, replies: view.replies.length },
    { wording, rating: ports.rating },
  );
  const isSilent = input.digits.trim() === '' && input.speech.trim() === '';
  await keepSilences(tx, call.id, isSilent ? call.silences + 1 : 0);
  const nothing: Heard = {
    ...{ events: [], turnDue: null, excuse: excuseFor(meaning), afterwards: () => undefined, onMessage: null },
    parting: partingFor(meaning),
    isTypingCode: meaning.kind === 'type-code',
    isLeavingMessage: meaning.kind === 'leave-message',
  };
  // Whoever presses 0 while they speak has left what they said all the same.
  const left = await keepLeft(ports, tx, call, input);
  if (meaning.kind === 'said') {
    const said = await keepSaid(ports, tx, call, meaning.text);
    return { ...nothing, ...left, ...said, events: [...left.events, ...said.events] };
  }
  if (left.onMessage !== null) return { ...nothing, ...left };
  if (meaning.kind === 'rating') {
    await ports.rating.keep(tx, call.conversationId, meaning.score);
    return { ...nothing, parting: wording.rating.thanks };
  }
  if (call.number === null) return nothing;
  if (meaning.kind === 'ring-back') {
    const asked = { conversationId: call.conversationId, phone: call.number };
    return { ...nothing, parting: wording.arranged, afterwards: await ports.ringBack(tx, asked) };
  }
  if (meaning.kind === 'text-link' && view.link) {
    await textLink(ports, tx, { call, number: call.number, link: view.link });
    return { ...nothing, afterwards: ports.onText };
  }
  return nothing;
}

/** A message, where one was recorded. */
async function keepLeft(
  { clock, keepDays, queueMessage }: CallPorts,
  tx: Tx,
  call: Call,
  { message }: Input,
): Promise<Pick<Heard, 'events' | 'onMessage' | 'afterwards'>> {
  if (message === null || call.scene !== 'message') return { events: [], onMessage: null, afterwards: () => undefined };
  const { events, afterwards, isNew } = await keepMessage(
    tx,
    { call, ...message, now: clock(), keepDays: await keepDays(tx) },
    queueMessage,
  );
  return { events, afterwards, onMessage: isNew };
}

/** The last words of the call, where it is over. */
function partingFor({ kind }: Meaning): string | null {
  if (kind === 'left-message') return wording.messageLeft;
  return kind === 'part' ? wording.goodbye : null;
}

/**
 * The call goes on in the thread that the code was made in, and what that thread waits or is held for is spoken of from now on; where
 * the code does not work, it goes on as it was.
 */
async function carryOn({ becomeSpoken }: CallPorts, tx: Tx, call: Call, conversationId: string | null): Promise<Heard> {
  const nothing: Heard = {
    ...{ events: [], turnDue: null, excuse: wording.codeWrong, parting: null, isTypingCode: false },
    ...{ isLeavingMessage: false, onMessage: null, afterwards: () => undefined },
  };
  if (conversationId === null) return nothing;
  await moveCall(tx, call.id, conversationId);
  const events = await carryOnBy(tx, { conversationId, channel: 'phone', cause: `${call.id} ${call.step}` });
  const appended = await appendWithin(tx, events);
  const stored = appended.flatMap((each) => ('event' in each ? [each.event] : []));
  const afterwards = await becomeSpoken(tx, conversationId);
  return { ...nothing, events: stored, excuse: wording.codeRight, afterwards };
}

/** Why nothing came of a key, or what did; null where the thread says it. */
function excuseFor({ kind }: Meaning): string | null {
  switch (kind) {
    case 'silence':
      return wording.notHeard;
    case 'no-such-key':
      return wording.noSuchKey;
    case 'waits':
      return wording.inQueue;
    case 'text-link':
      return wording.textSent;
    case 'said':
    case 'type-code':
    case 'code':
    case 'ring-back':
    case 'rating':
    case 'part':
    case 'leave-message':
    case 'left-message':
      return null;
  }
}

/** Cards are masked before anything is stored (P03). Danger is decided about also in the queue and while an adviser talks (P05). */
async function keepSaid(
  ports: CallPorts,
  tx: Tx,
  call: Call,
  words: string,
): Promise<Pick<Heard, 'events' | 'turnDue'>> {
  const { conversationId } = call;
  const { text, removed } = maskCards(cleanText(words));
  const event = (what: string): Pick<NewEvent, 'conversationId' | 'clientId'> => ({
    conversationId,
    clientId: derivedUuid(`${what} ${call.id} ${call.step}`, conversationId),
  });
  const said = text === '' ? wording.silent : text;
  const appended = await appendWithin(tx, [
    { ...event('said'), kind: 'message', from: 'resident', text: said, turn: ports.speaksOfDanger(said) },
    ...(removed > 0
      ? [{ ...event('card'), kind: 'message' as const, from: 'system' as const, text: wording.cardRemoved }]
      : []),
  ]);
  const stored = appended.flatMap((each) => ('event' in each ? [each] : []));
  return {
    events: stored.map(({ event: each }) => each),
    turnDue: stored.some(({ turnDue }) => turnDue) ? conversationId : null,
  };
}

/** One text, in the caller's own thread; it says nothing of whom it is for (P38). */
async function textLink(
  { newId, clock, council, publicBaseUrl }: CallPorts,
  tx: Tx,
  { call, number, link }: { call: Call; number: string; link: NonNullable<CallView['link']> },
): Promise<void> {
  const url = link.url.startsWith('/') ? publicBaseUrl + link.url : link.url;
  const body = fill(wording.text, { council, label: link.label, url });
  await writeLink(tx, {
    ...{ id: newId(), conversationId: call.conversationId, seq: link.seq, receiver: number, body, now: clock() },
  });
  await keepTextTaken(tx, call.id);
}

/** Waits for the decision, but no longer than a caller would hear nothing: then the call asks again. */
async function decideSoon({ decide, onFault }: CallPorts, conversationId: string): Promise<void> {
  const deciding = decide(conversationId).catch(onFault);
  const late = new AbortController();
  await Promise.race([deciding, delay(DECIDE_MS, undefined, { signal: late.signal }).catch(() => undefined)]);
  late.abort();
}
