/** Puts what is said in a thread into texts: a row each, before anything is sent. Sending is another's. */
import type { ConversationEvent } from '@hub/contract';
import { readEvents } from '../../conversation/index.ts';
import type { Database, Tx } from '../../platform/database/client.ts';
import { lineTypeOf } from '../numbers/index.ts';
import { askToReach } from './not-delivered.store.ts';
import { addTexts, takeUnsaid } from './outbound.store.ts';
import type { NewText, Unsaid } from './outbound.store.ts';
import { segmentsOf, toTexts } from './to-texts.ts';

export interface WritePorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  /** As every text begins. */
  council: string;
  publicBaseUrl: string;
  /** Somebody has something new to do. */
  announceTasks: () => void;
}

/** Conversations a transaction. */
const MOST = 20;
/** How long the answer of the assistant is waited for. */
const WAIT_MS = 10_000;
/** So many texts an hour that nobody wrote in person: two machines that answer each other come to an end (P67). */
const MOST_AUTOMATIC = 5;
/** What is said to the resident; that somebody joined or left is not worth a text. */
const SAID: ReadonlySet<ConversationEvent['kind']> = new Set(['message', 'queued']);

/** Writes until nothing is left. */
export async function writeTexts(ports: WritePorts): Promise<void> {
  for (;;) {
    const { written, hasTask } = await ports.db.$transaction((tx) => writeSome(ports, tx));
    if (hasTask) ports.announceTasks();
    if (written === 0) return;
  }
}

async function writeSome(ports: WritePorts, tx: Tx): Promise<{ written: number; hasTask: boolean }> {
  const now = ports.clock();
  let hasTask = false;
  const unsaid = await takeUnsaid(tx, { now, before: new Date(now.getTime() - WAIT_MS), most: MOST });
  for (const conversation of unsaid) {
    const { events } = await readEvents(tx, conversation.conversationId, conversation.textedSeq);
    const last = events.at(-1)?.seq ?? conversation.lastSeq;
    const texts = textsOf(ports, conversation, events, now);
    await addTexts(tx, conversation.conversationId, last, texts);
    // What an adviser wrote and nobody may be sent, a person says another way.
    if (texts.some(({ automatic, state }) => !automatic && state === 'held'))
      hasTask = (await askToReach(tx, conversation.conversationId, now)) || hasTask;
  }
  return { written: unsaid.length, hasTask };
}

/** What is said by one after another of the same sort stands in one text where it fits. Pure but for the ids. */
function textsOf(
  { newId, council, publicBaseUrl }: WritePorts,
  conversation: Unsaid,
  events: readonly ConversationEvent[],
  now: Date,
): NewText[] {
  let { automaticInHour } = conversation;
  return runsOf(events).flatMap((run) => {
    const automatic = run[0]?.from !== 'agent';
    const isDanger = run.some(({ staff }) => staff?.safety !== undefined);
    const seq = run.at(-1)?.seq ?? 0;
    return toTexts(run, { council, baseUrl: publicBaseUrl }).map((body, part): NewText => {
      const why = whyHeld(conversation, { automatic, isDanger, automaticInHour });
      if (automatic && why === null) automaticInHour += 1;
      return {
        ...{ id: newId(), conversationId: conversation.conversationId, seq, part, receiver: conversation.number },
        ...{ body, segments: segmentsOf(body), automatic, state: why === null ? 'due' : 'held', why },
        ...{ nextAt: now, createdAt: now },
      };
    });
  });
}

/** Why a text is not sent, or null. In danger nothing is held back for being one too many. */
export function whyHeld(
  { number, isStopped, isBad, isHeldBack }: Pick<Unsaid, 'number' | 'isStopped' | 'isBad' | 'isHeldBack'>,
  { automatic, isDanger, automaticInHour }: { automatic: boolean; isDanger: boolean; automaticInHour: number },
): string | null {
  if (lineTypeOf(number) !== 'mobile') return 'not-mobile';
  if (isStopped) return 'stopped';
  if (isBad) return 'bad-number';
  if (isHeldBack && automatic) return 'unsafe';
  return automatic && !isDanger && automaticInHour >= MOST_AUTOMATIC ? 'too-many' : null;
}

/** Neighbours that are ours to say and of one sort: an adviser's words stand apart from the assistant's. */
function runsOf(events: readonly ConversationEvent[]): ConversationEvent[][] {
  const runs: ConversationEvent[][] = [];
  let before: ConversationEvent | undefined;
  for (const event of events) {
    // Whoever adds a photo is told so where they add it.
    const isTold = event.staff?.photo !== undefined;
    if (event.from === 'resident' || isTold || !SAID.has(event.kind) || event.text === '') continue;
    const run = runs.at(-1);
    const isSame =
      before !== undefined && (before.from === 'agent') === (event.from === 'agent') && event.from !== 'agent';
    if (run && isSame) run.push(event);
    else runs.push([event]);
    before = event;
  }
  return runs;
}
