/** "How did we do?" on every channel, as the rest of the hub knows it: asked once a contact, and the first answer stands. */
import type { ChatRating, Rating } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { cleanText, maskCards } from '../conversation/index.ts';
import type { NewEvent } from '../conversation/index.ts';
import type { Tx } from '../platform/database/client.ts';
import { askByText } from './ask-by-text.ts';
import type { AskPorts } from './ask-by-text.ts';
import { lastContact } from './facts.store.ts';
import { askingOf, isOf, keepAnswer, keepAsking } from './feedback.store.ts';
import { whyNotAsk } from './may-ask.ts';
import type { Way } from './may-ask.ts';
import { ANSWER_DAYS, createRatingText } from './rating-text.ts';
import { readScore } from './read-score.ts';
import { askedLast } from './text-rating.store.ts';
import { feedbackWording } from './wording.ts';

export interface RatingPorts extends AskPorts {
  /** As the text begins. */
  council: string;
}

export interface Ratings {
  /** How a chat stands that has ended; it counts as asked once it is shown. */
  inChat(conversationId: string): Promise<ChatRating>;
  /** Keeps what was answered in a chat. Answers the comment as it was kept, or null where nothing was asked. */
  keepFromChat(conversationId: string, rating: Rating): Promise<{ comment: string | null } | null>;
  /** Whether a call that ends at this moment asks first; it counts as asked then. */
  askInCall(tx: Tx, conversationId: string): Promise<boolean>;
  keepFromCall(tx: Tx, conversationId: string, score: number): Promise<void>;
  /** What stands in the thread for a text that is a rating; null where it is something else, and is said like anything else. */
  hearText(tx: Tx, text: { conversationId: string; sid: string; body: string }): Promise<NewEvent[] | null>;
  /** Asks by text whoever may be asked now. */
  askByText(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Throws where the text that asks may not be sent. */
export function createRatings(ports: RatingPorts): Ratings {
  const { db, clock, surveys } = ports;
  const text = createRatingText(ports.council);

  /** The last contact of the thread, once it is asked about that way; null where it is not. */
  const ask = async (
    tx: Tx,
    { conversationId, how, isEnding }: { conversationId: string; how: Way; isEnding: boolean },
  ): Promise<boolean> => {
    const last = await lastContact(tx, { conversationId, isEnding });
    if (last === null || whyNotAsk({ ...last.facts, surveys: surveys() }, how) !== null) return false;
    const { contactId, channel } = last;
    return keepAsking(tx, { contactId, channel, how, whyNot: null, seq: null, now: clock() });
  };

  return {
    inChat: (conversationId) =>
      db.$transaction(async (tx) => {
        const thread = await tx.conversation.findUnique({
          where: { id: conversationId },
          select: { state: true, channel: true },
        });
        if (thread?.state !== 'ended' || thread.channel !== 'webchat') return { state: 'none' };
        await ask(tx, { conversationId, how: 'form', isEnding: false });
        const last = await lastContact(tx, { conversationId, isEnding: false });
        const asking = last && (await askingOf(tx, last.contactId));
        if (!last || !asking) return { state: 'none' };
        return asking.isAnswered ? { state: 'thanks' } : { state: 'ask', contactId: last.contactId };
      }),
    keepFromChat: async (conversationId, { contactId, score, comment: given }) => {
      const { text: words } = maskCards(cleanText(given));
      const comment = words === '' ? null : words;
      if (!(await isOf(db, { contactId, conversationId }))) return null;
      const kept = await keepAnswer(db, { contactId, score, comment, now: clock() });
      return kept === 'not-asked' ? null : { comment };
    },
    askInCall: (tx, conversationId) => ask(tx, { conversationId, how: 'call', isEnding: true }),
    keepFromCall: async (tx, conversationId, score) => {
      const last = await lastContact(tx, { conversationId, isEnding: true });
      if (last) await keepAnswer(tx, { contactId: last.contactId, score, comment: null, now: clock() });
    },
    hearText: async (tx, { conversationId, sid, body }) => {
      const score = readScore(body);
      if (score === null) return null;
      const now = clock();
      const since = new Date(now.getTime() - ANSWER_DAYS * DAY_MS);
      const contactId = await askedLast(tx, { conversationId, since });
      if (contactId === null) return null;
      await keepAnswer(tx, { contactId, score, comment: null, now });
      const clientId = derivedUuid(`rating ${sid}`, conversationId);
      return [{ conversationId, clientId, kind: 'note', from: 'system', text: feedbackWording.answered }];
    },
    askByText: () => askByText(ports, text),
  };
}
