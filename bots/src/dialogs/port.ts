import type { FormAnswers } from '@hub/contract';
import type { BinDays } from '../answers/bin-days.ts';
import type { Contacts } from '../answers/parts.ts';
import type { FormPorts } from '../forms/talk.ts';
import type { Answered } from './questions.ts';
import type { Understood } from '../understand/types.ts';

/** A service as the catalogue describes it to a resident; `url` is empty when it cannot be done online. */
export interface ServiceCard {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly summary: string;
}

/** What the policy decided for this message, in the words the bot needs. */
export interface Guidance {
  /** `answer`: nothing was decided, since the bot awaits an answer and this may be it. */
  readonly route:
    'answer' | 'self-service' | 'bot' | 'callback' | 'agent' | 'emergency' | 'assisted-digital' | 'place' | 'log';
  readonly service?: ServiceCard;
  /** Up to three services to choose from, likeliest first. */
  readonly choices: readonly { readonly id: string; readonly name: string }[];
  /** Texts that the policy wants said, before anything the bot says itself. */
  readonly wordings: readonly string[];
  /** When people are here, in words. */
  readonly hoursText: string;
  readonly personAvailable: boolean;
  /**
   * Ids of questions that the policy wants asked ({@link Question}). The first that this conversation has not heard yet is
   * asked, unless the turn asks something of its own; ids that the bot does not know are passed over.
   */
  readonly questions?: readonly string[];
  /** The conversation goes over text messages, which others may read, or by phone: no form is begun there, since it says answers back (P38). */
  readonly byText?: boolean;
}

export interface BotTurn {
  readonly conversationId: string;
  readonly text: string;
  readonly understanding: Understood;
  readonly guidance: Guidance;
  /** The state of the last turn as it was returned, or null. Anything unreadable counts as null. */
  readonly state: unknown;
  readonly clock: Date;
  /** The draft that this conversation works on, as it is stored now; null when there is none. */
  readonly draft: BotDraft | null;
}

export type BotAction =
  | { readonly type: 'link'; readonly label: string; readonly url: string }
  | { readonly type: 'reply'; readonly label: string; readonly text: string }
  | { readonly type: 'person'; readonly label: string };

export interface BotReply {
  readonly text: string;
  readonly actions: readonly BotAction[];
}

/** A draft of an e-form as the bot fills it. */
export interface BotDraft {
  readonly formId: string;
  readonly answers: FormAnswers;
}

/** Why the bot asks for a person to take over. */
export type HandoverReason = 'asked' | 'safety' | 'not-helped' | 'not-understood' | 'none-of-these' | 'form';

/** What the hub has to do after a turn, besides sending the replies. */
export type BotEffect =
  | { readonly type: 'handover'; readonly reason: HandoverReason }
  /** The draft is to be kept as it is now. Sent, the hub says what becomes of it; the bot says nothing. */
  | ({ readonly type: 'draft'; readonly state: 'open' | 'sent' | 'left' } & BotDraft)
  /** The resident wants to hear of a report that was made already, instead of making another. */
  | { readonly type: 'follow'; readonly reference: string }
  | { readonly type: 'chosen'; readonly service: string }
  /** The message was no answer to the bot's question: it is to be decided like any other, with the state of this turn. */
  | { readonly type: 'new-demand' }
  | { readonly type: 'miss' }
  /** A service was answered: what it is and how to get it. */
  | { readonly type: 'answer'; readonly service: string }
  | { readonly type: 'feedback'; readonly helped: boolean; readonly service: string }
  /** The policy's question of the turn before was answered, whatever else comes of the message. */
  | ({ readonly type: 'answered' } & Answered);

export interface BotResult {
  readonly replies: readonly BotReply[];
  /** Plain JSON, to be given back with the next turn of the same conversation. */
  readonly state: unknown;
  readonly effects: readonly BotEffect[];
}

/** What the council lends its bot. */
export interface BotPorts extends FormPorts {
  readonly contacts: Contacts;
  readonly binDays: BinDays;
}

/**
 * A bot takes one turn at a time: the same turn always gives the same result, nothing is kept between turns but the state
 * that is handed back, and nothing is read or written elsewhere but through its ports.
 */
export interface Bot {
  /** The first line of every conversation: what this is, what it can do, when people are here, what becomes of words (P74). */
  welcome(hours: string): string;
  /**
   * Whether a message asks something that the bot answers beside whatever is under way: what the bot is, or more about the
   * service it just answered. Nothing is to be decided about it; its turn takes a guidance with the route `answer`.
   */
  isAside(message: Pick<BotTurn, 'text' | 'understanding' | 'state'>): boolean;
  /**
   * What is understood of a message here. A few plain words that answer the policy's question are no danger only because such
   * words were learned with one ("just my mobile"); what is listed still is.
   */
  heard(message: Pick<BotTurn, 'text' | 'understanding' | 'state'>): Understood;
  turn(input: BotTurn): Promise<BotResult>;
}
