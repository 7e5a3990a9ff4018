/**
 * A contact that somebody wrote down: the same rules as in a chat, with the resident at the counter, on the line or on paper. No
 * assistant speaks, and there is always a person: whatever the policy offers, an agent offers it (P51, P52).
 */
import type { Understood } from '@hub/bots';
import type { ContactLog, ConversationEvent, WrittenChannel } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { keepAttempt } from '../attempts/index.ts';
import { appendWithin, insertConversation } from '../conversation/index.ts';
import type { Tx } from '../platform/database/client.ts';
import type { Changes, Enqueue, Work } from '../work/index.ts';
import { decideContact } from './decide-contact.store.ts';
import { knownService } from './facts.store.ts';
import { caseSentences, spokenSentences, staffNote, toQueue } from './hand-over.ts';
import { passOn } from './pass-on.ts';
import { readWhole } from './read-whole.ts';
import { rememberSaid } from './remember.store.ts';
import { choiceOf } from './taken-as.ts';
import type { Moment } from './to-facts.ts';
import { keepTold } from './told.store.ts';
import { hear, readTold } from './told.ts';
import { finishTurn, takeTurn } from './turn.store.ts';
import type { DueTurn } from './turn.store.ts';
import type { Done, TurnPorts } from './turn-ports.ts';

/** What was written down, checked: texts are clean and masked, the resident and the service are known ones. */
export interface Written {
  conversationId: string;
  clientId: string;
  channel: WrittenChannel;
  text: string;
  serviceId: string | null;
  residentId: string | null;
  digitalAccess: ContactLog['digitalAccess'];
  triedOnline: ContactLog['triedOnline'];
  takenBy: ContactLog['takenBy'];
  writer: { staffId: string; name: string };
}

export type WrittenPorts = Omit<TurnPorts, 'bot' | 'work'> & {
  work: Pick<Work, 'enqueueWithin' | 'takeUpWithin' | 'announce' | 'announceTasks'>;
};

const AFTER = { botState: null, botMisses: 0 };

/**
 * Keeps a contact and decides it in one transaction; what is written down is a contact once, however often it is sent, by its
 * conversation's id. When reading or deciding fails, it is kept all the same and goes to a person.
 */
export async function decideWritten(ports: WrittenPorts, written: Written): Promise<void> {
  const moment = servedAt(await ports.moment(), written.takenBy);
  const done = await attempt(ports, written, moment);
  if (!done) return;
  for (const changes of done.changes) ports.work.announce(changes);
  if (done.hasTasks) ports.work.announceTasks();
}

/** Whoever is with an agent waits for nobody: they are served there, and not called back for want of one. */
function servedAt(moment: Moment, takenBy: Written['takenBy']): Moment {
  const agentsAvailable = Math.max(1, moment.queue.agentsAvailable);
  return takenBy === 'me' ? { ...moment, queue: { waiting: 0, expectedWaitSeconds: 0, agentsAvailable } } : moment;
}

async function attempt(ports: WrittenPorts, written: Written, moment: Moment): Promise<Done | null> {
  const begun = (work: (tx: Tx, turn: DueTurn) => Promise<Done>): Promise<Done | null> =>
    ports.db.$transaction(async (tx) => {
      const events = await begin(tx, written);
      if (!events) return null;
      // Nobody was checked in a contact that begins.
      const turn = await takeTurn(tx, written.conversationId, moment.now);
      if (!turn) throw new Error('what was written down asks for a decision');
      const done = await work(tx, turn);
      await finishTurn(tx, turn, done.after);
      const [first, ...others] = done.changes;
      return first ? { ...done, changes: [{ ...first, events: [...events, ...first.events] }, ...others] } : done;
    });
  try {
    await ports.understanding.ready;
    const understood = await readWhole((text) => ports.understanding.understand(text), written.text);
    return await begun((tx, turn) => decideAndPassOn(ports, tx, { turn, written, moment, understood }));
  } catch (error) {
    ports.onFault(error);
    const wording = { ...ports.wording, queuedAfterFault: ports.wording.writtenAfterFault };
    const work = { enqueueWithin: (tx: Tx, request: Enqueue) => enqueue(ports, tx, written, request) };
    return begun((tx, turn) => passOn({ wording, work }, tx, turn));
  }
}

/** Begins the conversation with what was said; null when it was begun before. */
async function begin(tx: Tx, written: Written): Promise<ConversationEvent[] | null> {
  const { conversationId, clientId, channel, residentId, text, writer } = written;
  // Whoever is chosen from the record has not proved who they are: that is for the agent to check (P34 to P37).
  const conversation = { id: conversationId, channel, tokenHash: null, residentId, identityLevel: 0 };
  if (!(await insertConversation(tx, conversation))) return null;
  const said = { conversationId, clientId, kind: 'message', from: 'resident', text } as const;
  const appended = await appendWithin(tx, [{ ...said, staff: { writtenBy: writer.name } }]);
  return appended.flatMap((each) => ('event' in each ? [each.event] : []));
}

interface ToPassOn {
  turn: DueTurn;
  written: Written;
  moment: Moment;
  understood: Understood;
}

async function decideAndPassOn(ports: WrittenPorts, tx: Tx, given: ToPassOn): Promise<Done> {
  const { turn, written, moment } = given;
  const { wording, newId } = ports;
  const { ruleSet, words } = ports.rules();
  const understood = written.serviceId === null ? given.understood : choiceOf(given.understood, written.serviceId);
  const heard = await keepAsked(tx, given, understood);
  const told = await rememberSaid(tx, { turn, told: heard, understood, now: moment.now, newId });
  const decided = await decideContact(tx, { turn, understood, told, moment, ruleSet, newId });

  const { decision, cases, hasTasks } = decided;
  const signal = understood.safety?.signal ?? null;
  const tell = [...spokenSentences(decision, words, moment, understood.language), ...caseSentences(cases, wording)];
  const text = tell.length === 0 ? wording.written : `${wording.written} ${wording.tellThem} ${tell.join(' ')}`;
  const staff = staffNote(decision, signal, words);
  const request = toQueue(turn, decision, { ...decided, signal, staff, words, wording, text, keptFor: null });
  return { events: [], changes: [await enqueue(ports, tx, written, request)], hasTasks, after: AFTER };
}

/** Keeps what the agent asked: how the resident gets online, and what became of a form (P42, P51, P52). */
async function keepAsked(tx: Tx, { turn, written, moment: { now } }: ToPassOn, understood: Understood) {
  const { conversationId, residentId } = turn;
  const { digitalAccess, triedOnline, clientId } = written;
  if (triedOnline)
    await keepAttempt(tx, {
      id: derivedUuid('attempt', clientId),
      ...{ conversationId, residentId, outcome: 'failed', at: now },
      serviceId: await knownService(tx, understood.intents),
      ...(triedOnline.error !== null && { error: triedOnline.error }),
    });
  const before = readTold(turn.told);
  if (digitalAccess === null) return before;
  const told = hear(before, { question: 'digital-access', answer: digitalAccess }, now);
  await keepTold(tx, { conversationId, residentId, now }, told);
  return told;
}

function enqueue({ work }: WrittenPorts, tx: Tx, { takenBy, writer }: Written, request: Enqueue): Promise<Changes> {
  return takenBy === 'me' ? work.takeUpWithin(tx, request, writer.staffId) : work.enqueueWithin(tx, request);
}
