import type { BotAction, BotEffect, BotReply, BotTurn, HandoverReason } from './port.ts';
import type { BotState } from './state.ts';
import { fill, type Wording, type WordingId } from './wording.ts';

/** Misunderstandings in a row after which a person takes over (P45). */
const MOST_MISSES = 2;

/** One turn under way: what came in, what is remembered, and what has been said and done so far. */
export class Turn {
  readonly input: BotTurn;
  readonly state: BotState;
  readonly replies: BotReply[] = [];
  readonly effects: BotEffect[] = [];
  /** Set by a dialog that finds the message is no answer to its question, but a demand of its own. */
  passedOn = false;
  readonly #wording: Wording;

  constructor(input: BotTurn, state: BotState, wording: Wording) {
    this.input = input;
    this.state = state;
    this.#wording = wording;
  }

  words(id: WordingId, values?: Readonly<Record<string, string>>): string {
    return fill(this.#wording[id], { hours: this.input.guidance.hoursText, ...values });
  }

  say(text: string, actions: readonly BotAction[] = []): void {
    this.replies.push({ text, actions });
  }

  /** The button that reaches a person, beside everything the bot offers (P17). */
  personButton(): BotAction {
    return { type: 'person', label: this.words('person') };
  }

  /** A button that sends its own label as the resident's answer. */
  replyButton(id: WordingId): BotAction {
    const label = this.words(id);
    return { type: 'reply', label, text: label };
  }

  /** Gives the conversation to a person. */
  handOver(reason: HandoverReason): void {
    this.effects.push({ type: 'handover', reason });
    this.state.misses = 0;
    this.sayHandover();
  }

  /** Says that a person takes over, and honestly whether one is there. */
  sayHandover(): void {
    const available = this.input.guidance.personAvailable;
    this.say(this.words(available ? 'handover-open' : 'handover-closed'));
  }

  /** Counts a message that was not understood; the second in a row goes to a person. */
  miss(words: WordingId, reason: HandoverReason): void {
    this.effects.push({ type: 'miss' });
    this.state.misses += 1;
    if (this.state.misses >= MOST_MISSES) this.handOver(reason);
    else this.say(this.words(words), [this.personButton()]);
  }
}
