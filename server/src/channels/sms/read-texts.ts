/**
 * Reads the texts that came: each is said once in the thread of its number, or obeyed when it is STOP or START (P04), or leads into
 * another thread when it is a code.
 */
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { cleanText, maskCards } from '../../conversation/index.ts';
import type { NewEvent, Publish } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import { carryOnBy, codeIn, codeWording } from '../code/index.ts';
import type { Codes } from '../code/index.ts';
import { goOnBy, isOnTheLine, threadOf } from '../numbers/index.ts';
import { canBeTexted, finishInbound, isAwaited, isRush, keepStopped, takeInbound } from './inbound.store.ts';
import type { DueText } from './inbound.store.ts';
import { keywordOf } from './keywords.ts';
import { smsWording as wording } from './wording.ts';

export interface ReadPorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  publish: Publish;
  onTurnDue: (conversationId: string) => void;
  /** True when a text speaks of danger to somebody. */
  speaksOfDanger: (text: string) => boolean;
  codes: Pick<Codes, 'redeemCode'>;
  /** What stands in the thread for a text that says how we did; null where it says anything else. */
  hearRating: (tx: Tx, text: { conversationId: string; sid: string; body: string }) => Promise<NewEvent[] | null>;
  isStopping: () => boolean;
}

/** Reads until nothing is left, or until too many come at once: the job that comes by itself goes on then. */
export async function readTexts(ports: ReadPorts): Promise<void> {
  while (!ports.isStopping() && !(await isRush(ports.db, ports.clock()))) {
    const read = await ports.db.$transaction((tx) => readOne(ports, tx));
    if (read === null) return;
    ports.publish(read.events);
    if (read.turnDue !== null) ports.onTurnDue(read.turnDue);
  }
}

interface Read {
  events: ConversationEvent[];
  /** The conversation that now waits for a decision. */
  turnDue: string | null;
}

async function readOne(ports: ReadPorts, tx: Tx): Promise<Read | null> {
  const text = await takeInbound(tx);
  if (text === null) return null;
  const keyword = keywordOf(text.body, text.optOutType ?? undefined);
  const code = keyword === null ? codeIn(text.body) : null;
  const used = code === null ? null : await useCode(ports, tx, { text, code });
  const said = used ?? (await sayText(ports, tx, { text, keyword, code }));
  const appended = await finishInbound(tx, text.sid, said.events);
  const stored = appended.flatMap((each) => ('event' in each ? [each] : []));
  return {
    events: stored.map(({ event }) => event),
    turnDue: stored.some(({ turnDue }) => turnDue) ? said.conversationId : null,
  };
}

interface ToSay {
  conversationId: string;
  events: NewEvent[];
}

/**
 * A code leads into the thread that it was made in; null when it does not work. Tried first, since it holds the counts of wrong ones.
 * Whoever cannot be answered by text stays where they can be.
 */
async function useCode(
  { codes, clock }: ReadPorts,
  tx: Tx,
  { text: { sid, sender }, code }: { text: DueText; code: string },
): Promise<ToSay | null> {
  if (!(await canBeTexted(tx, sender))) return null;
  const redeemed = await codes.redeemCode(tx, { code, number: sender, now: clock() });
  if (redeemed === null) return null;
  const { conversationId } = redeemed;
  const events = await carryOnBy(tx, { conversationId, channel: 'sms', cause: sid });
  return { conversationId, events: [...events, codeAnswer(conversationId, sid, codeWording.goOn)] };
}

/** Says a text in the thread of its number. */
async function sayText(
  { newId, clock, speaksOfDanger, hearRating }: ReadPorts,
  tx: Tx,
  { text, keyword, code }: { text: DueText; keyword: ReturnType<typeof keywordOf>; code: string | null },
): Promise<ToSay> {
  const { conversationId, isNew } = await threadOf(tx, text.sender, { channel: 'sms', newId: newId(), now: clock() });
  if (keyword === 'stop') await keepStopped(tx, text.sender, text.receivedAt);
  if (keyword === 'start') await keepStopped(tx, text.sender, null);
  const rated = keyword === null ? await hearRating(tx, { ...text, conversationId }) : null;
  if (rated !== null) return { conversationId, events: rated };
  // A text sent in the middle of a call does not end the call.
  const from =
    keyword === null && !(await isOnTheLine(tx, conversationId))
      ? await goOnBy(tx, { conversationId, channel: 'sms', cause: text.sid })
      : [];
  const missed = code !== null && !(await isAwaited(tx, conversationId));
  const events = missed
    ? missedCode(text.sid, { conversationId, isNew })
    : eventsOf(text, { conversationId, isNew, keyword, speaksOfDanger });
  return { conversationId, events: [...from, ...events] };
}

function codeAnswer(conversationId: string, sid: string, text: string): NewEvent {
  const clientId = derivedUuid(`code answer ${sid}`, conversationId);
  return { conversationId, clientId, kind: 'message', from: 'system', text };
}

/** A code that does not work is not shown as something said: it may be all but right, or work in a minute. */
function missedCode(sid: string, { conversationId, isNew }: { conversationId: string; isNew: boolean }): NewEvent[] {
  const event = (what: string) => ({ conversationId, clientId: derivedUuid(`${what} ${sid}`, conversationId) });
  return [
    ...(isNew ? [{ ...event('welcome'), kind: 'message' as const, from: 'bot' as const, text: wording.welcome }] : []),
    { ...event('code'), kind: 'note', from: 'system', text: codeWording.missed },
    codeAnswer(conversationId, sid, codeWording.wrong),
  ];
}

/** What a text says in its thread. A keyword is told to staff alone: Twilio has answered it, and we never do. */
function eventsOf(
  { sid, body, optOutType }: DueText,
  given: {
    conversationId: string;
    isNew: boolean;
    keyword: ReturnType<typeof keywordOf>;
    speaksOfDanger: (text: string) => boolean;
  },
): NewEvent[] {
  const { conversationId, isNew, keyword } = given;
  const event = (what: string): Pick<NewEvent, 'conversationId' | 'clientId'> => ({
    conversationId,
    clientId: derivedUuid(`${what} ${sid}`, conversationId),
  });
  if (keyword === 'stop' || keyword === 'start' || (keyword === 'help' && optOutType !== null))
    return [{ ...event('keyword'), kind: 'note', from: 'system', text: wording.keyword[keyword] }];
  const { text, removed } = maskCards(cleanText(body));
  const said = text === '' ? wording.empty : text;
  return [
    ...(isNew ? [{ ...event('welcome'), kind: 'message' as const, from: 'bot' as const, text: wording.welcome }] : []),
    { ...event('text'), kind: 'message', from: 'resident', text: said, turn: given.speaksOfDanger(said) },
    ...(removed > 0
      ? [{ ...event('card'), kind: 'message' as const, from: 'system' as const, text: wording.cardRemoved }]
      : []),
  ];
}
