/** Tells those who asked how their reports get on: each in one transaction that takes them, says it, and keeps that it was said. */
import { createHash } from 'node:crypto';
import type { ConversationEvent } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { addNotice } from '../channels/sms/index.ts';
import { appendWithin } from '../conversation/index.ts';
import type { Publish } from '../conversation/index.ts';
import type { Database, Tx } from '../platform/database/client.ts';
import { decideNotice } from './decide-notice.ts';
import type { Notice } from './decide-notice.ts';
import { noticeInWords } from './in-words.ts';
import { keepTold, takeDueNotice } from './notice.store.ts';
import type { DueNotice } from './notice.store.ts';
import { isQuiet } from './quiet-hours.ts';
import type { QuietHours } from './quiet-hours.ts';
import type { ToText } from './texts.ts';
import { progressWording } from './wording.ts';

/** How somebody was told: in the thread alone, by a text that is to go out, or in the thread where the text is held back. */
export type NoticeOutcome = 'entry' | 'text' | 'held';

export interface NoticePorts {
  db: Database;
  clock: () => Date;
  newId: () => string;
  publish: Publish;
  toText: ToText;
  quietHours: () => QuietHours;
  /** What a resident says who wants a person. */
  personText: string;
  isStopping: () => boolean;
  onNotice: (outcome: NoticeOutcome) => void;
}

/** Tells until nobody is left who may be told now. */
export async function tellProgress(ports: NoticePorts): Promise<void> {
  while (!ports.isStopping()) {
    const told = await ports.db.$transaction((tx) => tellOne(ports, tx));
    if (told === null) return;
    ports.publish(told.events);
    if (told.outcome !== null) ports.onNotice(told.outcome);
  }
}

interface Done {
  events: ConversationEvent[];
  /** Null where what changed is nothing to tell. */
  outcome: NoticeOutcome | null;
}

async function tellOne(ports: NoticePorts, tx: Tx): Promise<Done | null> {
  const now = ports.clock();
  const due = await takeDueNotice(tx, { isQuiet: isQuiet(now, ports.quietHours()) });
  if (due === null) return null;
  const notes = due.isOwn && due.notes.trim() !== '' ? digestOf(due.notes) : null;
  const notice = decideNotice({ ...due, notes }, due.told, due);
  await keepTold(tx, due, notice?.told ?? [], now);
  if (notice === null) return { events: [], outcome: null };
  const event = await append(ports, tx, due, notice);
  const { by } = notice;
  if (by.kind === 'text') {
    const { newId } = ports;
    const { number: receiver, why } = by;
    await addNotice(tx, { id: newId(), event, receiver, why, now });
  }
  return { events: [event], outcome: by.kind === 'entry' ? 'entry' : by.why === null ? 'text' : 'held' };
}

/** Says it in the thread: where that goes by text, the words of the text. */
async function append(
  { toText, personText }: NoticePorts,
  tx: Tx,
  due: DueNotice,
  notice: Notice,
): Promise<ConversationEvent> {
  const { conversationId, submissionId } = due;
  const cause = notice.told.map(({ kind, ord }) => `${kind} ${ord}`).join();
  const [appended] = await appendWithin(tx, [
    {
      ...{ conversationId, clientId: derivedUuid(`${submissionId} ${cause}`, conversationId) },
      ...{ kind: 'message', from: 'bot' },
      text: notice.by.kind === 'text' ? toText(due, notice) : noticeInWords(due, notice),
      actions: [{ type: 'person', label: progressWording.person, text: personText }],
    },
  ]);
  if (!appended || !('event' in appended)) throw new Error('the thread of a report is not there');
  return appended.event;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
