/** What is known of the contact that a thread was last about, as far as asking how we did needs it. */
import { isAnswering } from '@hub/bots';
import type { Channel } from '@hub/contract';
import { whyHeld } from '../channels/sms/index.ts';
import { NO_TEXTS } from '../needs/index.ts';
import type { Tx } from '../platform/database/client.ts';
import type { ContactFacts } from './may-ask.ts';

export interface LastContact {
  contactId: string;
  channel: Channel;
  /** The number that the thread is with; null where it is with none. */
  number: string | null;
  facts: Omit<ContactFacts, 'surveys'>;
}

interface Row {
  contactId: string;
  channel: Channel;
  number: string | null;
  state: string;
  servedBy: ContactFacts['servedBy'];
  isAsked: boolean;
  isAllowed: boolean;
  isSuppressed: boolean;
  isDanger: boolean;
  restricted: boolean;
  isCallBack: boolean;
  botState: unknown;
  isStopped: boolean;
  isBad: boolean;
  isHeldBack: boolean;
  smsConsent: boolean | null;
}

/** Contacts whose talking is over; the assistant's own end with the call that they were in. */
const OVER: ReadonlySet<string> = new Set(['wrap-up', 'closed']);

/**
 * Null where there is none. `isEnding` says that a call ends at this moment, and what the assistant did in it with it. Surveys are
 * held back for a day after anything in the thread for which the policy holds them back: it is the same day for whoever lived it.
 */
export async function lastContact(
  tx: Tx,
  { conversationId, isEnding }: { conversationId: string; isEnding: boolean },
): Promise<LastContact | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT c."id" AS "contactId", v."channel", v."number", c."state", v."restricted", v."bot_state" AS "botState",
           r."sms_consent" AS "smsConsent", n."stopped_at" IS NOT NULL AS "isStopped", n."bad_at" IS NOT NULL AS "isBad",
           CASE WHEN c."disposition" = 'resident-left' THEN NULL
                WHEN c."accepted_at" IS NOT NULL THEN 'adviser'
                WHEN c."queued_at" IS NULL AND (
                  c."outcome" = 'resolved'
                  OR EXISTS (SELECT 1 FROM "bot_answer" b WHERE b."contact_id" = c."id")
                  OR EXISTS (SELECT 1 FROM "form_draft" d
                             WHERE d."conversation_id" = v."id" AND d."sent_at" >= c."started_at")) THEN 'assistant'
           END AS "servedBy",
           EXISTS (SELECT 1 FROM "feedback" f WHERE f."contact_id" = c."id") AS "isAsked",
           EXISTS (SELECT 1 FROM "duty" d
                   WHERE d."contact_id" = c."id" AND d."kind" = 'restrict' AND d."what" = 'survey') AS "isAllowed",
           EXISTS (SELECT 1 FROM "duty" d JOIN "contact" p ON p."id" = d."contact_id"
                   WHERE p."conversation_id" = v."id" AND d."kind" = 'suppress' AND d."what" = 'survey'
                     AND d."at" >= c."started_at" - interval '1 day') AS "isSuppressed",
           c."signal" IS NOT NULL OR EXISTS (SELECT 1 FROM "alert" a WHERE a."contact_id" = c."id") AS "isDanger",
           c."disposition" IS NOT DISTINCT FROM 'callback-arranged'
             OR EXISTS (SELECT 1 FROM "contact" p
                        WHERE p."conversation_id" = v."id" AND p."channel" = 'callback' AND p."state" <> 'closed') AS "isCallBack",
           EXISTS (SELECT 1 FROM "duty" d JOIN "contact" p ON p."id" = d."contact_id"
                   WHERE p."conversation_id" = v."id" AND d."kind" = 'suppress' AND d."what" = 'sms'
                     AND d."clause" = 'P12' AND d."done_at" IS NULL)
           OR coalesce(r."needs" && ${NO_TEXTS}::text[], false) AS "isHeldBack"
    FROM "conversation" v
    JOIN "contact" c ON c."conversation_id" = v."id" AND c."channel" <> 'callback' AND c."direction" = 'inbound'
    LEFT JOIN "resident" r ON r."id" = coalesce(c."resident_id", v."resident_id")
    LEFT JOIN "sms_number" n ON n."number" = v."number"
    WHERE v."id" = ${conversationId}::uuid
    ORDER BY c."started_at" DESC LIMIT 1`;
  if (!row) return null;
  const { contactId, channel, number, state, servedBy, isAsked, isAllowed, isSuppressed, isDanger, isCallBack } = row;
  return {
    ...{ contactId, channel, number },
    facts: {
      ...{ servedBy, isAsked, isAllowed, isSuppressed, isDanger, isCallBack, isRestricted: row.restricted },
      isOver: OVER.has(state) || (isEnding && state === 'open'),
      isAwaiting: isAnswering(row.botState),
      noTexts: noTexts(row),
    },
  };
}

/** Whoever texts us may be answered by text; whoever rang is texted only where they said that they want it. */
function noTexts({ channel, number, smsConsent, ...row }: Row): string | null {
  if (number === null) return 'not-mobile';
  if (smsConsent === false || (channel !== 'sms' && smsConsent !== true)) return 'no-consent';
  return whyHeld({ ...row, number }, { automatic: true, isDanger: false, automaticInHour: 0 });
}
