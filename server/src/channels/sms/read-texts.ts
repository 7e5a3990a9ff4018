/** Reads the texts that came: each is said once in the thread of its number, or obeyed when it is STOP or START (P04). */
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { cleanText, maskCards } from '../../conversation/index.ts';
import type { NewEvent, Publish } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import { goOnBy, threadOf } from '../numbers/index.ts';
import { finishInbound, isOnTheLine, isRush, keepStopped, takeInbound } from './inbound.store.ts';
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

async function readOne({ newId, clock, speaksOfDanger }: ReadPorts, tx: Tx): Promise<Read | null> {
  const text = await takeInbound(tx);
  if (text === null) return null;
  const { conversationId, isNew } = await threadOf(tx, text.sender, { channel: 'sms', newId: newId(), now: clock() });
  const keyword = keywordOf(text.body, text.optOutType ?? undefined);
  if (keyword === 'stop') await keepStopped(tx, text.sender, text.receivedAt);
  if (keyword === 'start') await keepStopped(tx, text.sender, null);
  // A text sent in the middle of a call does not end the call.
  const from =
    keyword === null && !(await isOnTheLine(tx, conversationId))
      ? await goOnBy(tx, { conversationId, channel: 'sms', cause: text.sid })
      : [];
  const events = eventsOf(text, { conversationId, isNew, keyword, speaksOfDanger });
  const appended = await finishInbound(tx, text.sid, [...from, ...events]);
  const stored = appended.flatMap((each) => ('event' in each ? [each] : []));
  return {
    events: stored.map(({ event }) => event),
    turnDue: stored.some(({ turnDue }) => turnDue) ? conversationId : null,
  };
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
