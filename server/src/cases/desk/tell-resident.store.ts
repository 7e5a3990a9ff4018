/**
 * Tells a resident of a new day of their case: in the thread that opened it, by text where that goes by text. Where neither reaches
 * them a person has it to do, so that nobody without digital access hears of it last.
 */
import type { CaseTold, ConversationEvent } from '@hub/contract';
import { addNotice, whyHeld } from '../../channels/sms/index.ts';
import { appendWithin } from '../../conversation/index.ts';
import { askAgain } from '../../duties/index.ts';
import { NO_TEXTS } from '../../needs/index.ts';
import type { Tx } from '../../platform/database/client.ts';
import type { CaseRow } from './on-desk.ts';
import { caseWording } from './wording.ts';

export interface Telling {
  of: Pick<CaseRow, 'contactId' | 'conversationId'>;
  /** The same again is told once. */
  clientId: string;
  /** In the thread; and as a text, which tells nothing but the reference and the day (P38). */
  words: string;
  text: string;
  /** What a resident says who wants a person. */
  personText: string;
  newId: () => string;
  now: Date;
}

export interface Told {
  told: CaseTold;
  events: ConversationEvent[];
}

interface Thread {
  channel: string;
  state: string;
  number: string | null;
  isStopped: boolean;
  isBad: boolean;
  isHeldBack: boolean;
}

const TASK = { kind: 'task', what: 'tell-case', rule: 'cases.new-day', clause: 'P28' } as const;
/** A text that a person asked for: it is no answer that a machine could answer for ever. */
const ASKED_FOR = { automatic: true, isDanger: false, automaticInHour: 0 };

/** The caller holds the row of the conversation. */
export async function tellResident(tx: Tx, telling: Telling): Promise<Told> {
  const { of, clientId, personText, newId, now } = telling;
  const thread = of.conversationId === null ? null : await readThread(tx, of.conversationId);
  if (thread === null || of.conversationId === null) {
    await askAgain(tx, of.contactId, TASK, now);
    return { told: 'person', events: [] };
  }
  const receiver = thread.channel === 'sms' ? thread.number : null;
  const why = receiver === null ? null : whyHeld({ ...thread, number: receiver }, ASKED_FOR);
  const [appended] = await appendWithin(tx, [
    {
      ...{ conversationId: of.conversationId, clientId, kind: 'message', from: 'bot' },
      text: receiver === null ? telling.words : telling.text,
      actions: [{ type: 'person', label: caseWording.person, text: personText }],
    },
  ]);
  if (!appended || !('event' in appended)) throw new Error('the thread of a case is not there');
  const { event } = appended;
  if (receiver !== null) await addNotice(tx, { id: newId(), event, receiver, why, now });
  const reaches = receiver !== null ? why === null : thread.channel === 'webchat' && thread.state !== 'ended';
  if (!reaches) await askAgain(tx, of.contactId, TASK, now);
  return { told: !reaches ? 'person' : receiver === null ? 'chat' : 'text', events: [event] };
}

async function readThread(tx: Tx, conversationId: string): Promise<Thread | null> {
  const [thread] = await tx.$queryRaw<Thread[]>`
    SELECT v."channel", v."state", v."number", n."stopped_at" IS NOT NULL AS "isStopped", n."bad_at" IS NOT NULL AS "isBad",
           EXISTS (SELECT 1 FROM "duty" o JOIN "contact" p ON p."id" = o."contact_id"
                   WHERE p."conversation_id" = v."id" AND o."kind" = 'suppress' AND o."what" = 'sms' AND o."done_at" IS NULL)
           OR EXISTS (SELECT 1 FROM "resident" a WHERE a."id" = v."resident_id" AND a."needs" && ${NO_TEXTS}::text[])
           OR coalesce(v."told" -> 'needs' ?| ${NO_TEXTS}::text[], false) AS "isHeldBack"
    FROM "conversation" v LEFT JOIN "sms_number" n ON n."number" = v."number"
    WHERE v."id" = ${conversationId}::uuid`;
  return thread ?? null;
}
