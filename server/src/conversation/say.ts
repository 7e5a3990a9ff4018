/**
 * Saying something, whoever says it and over whichever edge: the text is cleaned, card numbers are masked (P03), danger to life
 * asks for a decision even while an adviser talks (P05), and the answer comes after the commit.
 */
import type { MessageSend, Outcome, Sender, Stored } from '@hub/contract';
import { v5 as derivedUuid } from 'uuid';
import { refused } from '../platform/problem.ts';
import { cleanText } from './clean-text.ts';
import { Backlogged } from '../platform/group-commit.ts';
import type { ConversationLog } from './log.ts';
import { maskCards } from './mask-cards.ts';

export interface Author {
  from: Extract<Sender, 'resident' | 'agent'>;
  name?: string;
  staffId?: string;
}

export interface SayPorts {
  log: ConversationLog;
  /** True when a resident's text asks for a decision whoever holds the conversation: it speaks of danger to somebody, above all. */
  needsTurn: (text: string) => boolean;
  /** Takes one message out of the sender's allowance; answers the seconds to wait when it is used up. */
  spend: (conversationId: string) => Promise<number | null>;
  /** The sentence that tells the sender that a card number was taken out. */
  cardRemovedText: string;
}

export type Say = (author: Author, message: MessageSend) => Promise<Outcome<Stored>>;

export function createSay({ log, needsTurn, spend, cardRemovedText }: SayPorts): Say {
  return async (author, message) => {
    const wait = await spend(message.conversationId);
    if (wait !== null)
      return refused('too-many-messages', `Wait ${wait} seconds, then send the same message again.`, {
        retryAfterSeconds: wait,
      });

    const { text, removed } = maskCards(cleanText(message.text));
    if (text === '') return refused('bad-payload', 'A message cannot be empty.', { where: 'text' });

    try {
      const appended = await log.append({
        conversationId: message.conversationId,
        clientId: message.clientId,
        kind: 'message',
        text,
        ...author,
        turn: author.from === 'resident' && needsTurn(text),
      });
      if (!('event' in appended))
        return refused('not-your-conversation', 'Use a conversation that you hold.', { where: 'conversationId' });
      if (removed > 0)
        await log.append({
          conversationId: message.conversationId,
          clientId: derivedUuid('card-removed', message.clientId),
          kind: 'message',
          from: 'system',
          text: cardRemovedText,
        });
      return { ok: true, seq: appended.event.seq, at: appended.event.at };
    } catch (error) {
      if (error instanceof Backlogged)
        return refused('busy', 'We are very busy. Your message was not stored yet; send the same again in 2 seconds.', {
          retryAfterSeconds: 2,
        });
      throw error;
    }
  };
}
