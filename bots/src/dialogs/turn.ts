import type { AnswerBook } from '../answers/answer-book.ts';
import type { Asides } from '../answers/asides.ts';
import type { BotAction, BotEffect, BotPorts, BotReply, BotTurn, HandoverReason } from './port.ts';
import { answersTo, QUESTION_WORDS, QUESTIONS, type Question } from './questions.ts';
import type { BotState } from './state.ts';
import { fill, type Wording, type WordingId } from './wording.ts';

/** Misunderstandings in a row after which a person takes over (P45). */
const MOST_MISSES = 2;

/** Effects after which the hub decides again. */
const GIVEN_BACK: ReadonlySet<BotEffect['type']> = new Set(['handover', 'new-demand', 'chosen']);

/** What every turn of one bot has in common. */
export interface TurnGiven {
  readonly wording: Wording;
  readonly book: AnswerBook;
  readonly asides: Asides;
  readonly ports: BotPorts;
}

/** One turn under way: what came in, what is remembered, and what has been said and done so far. */
export class Turn {
  readonly input: BotTurn;
  readonly state: BotState;
  readonly replies: BotReply[] = [];
  readonly effects: BotEffect[] = [];
  /** Set by a dialog that finds the message is no answer to its question, but a demand of its own. */
  passedOn = false;
  /** The policy's question that this turn asks at its end: the first of those wanted that was never asked. */
  readonly dueQuestion: Question | undefined;
  readonly book: AnswerBook;
  readonly asides: Asides;
  readonly ports: BotPorts;
  readonly #wording: Wording;

  constructor(input: BotTurn, state: BotState, { wording, book, asides, ports }: TurnGiven) {
    this.input = input;
    this.state = state;
    this.book = book;
    this.asides = asides;
    this.ports = ports;
    this.dueQuestion = (input.guidance.questions ?? [])
      .map((id) => QUESTIONS.find((question) => question === id))
      .find((question) => question !== undefined && !state.questionsAsked.includes(question));
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

  /**
   * Asks the policy's question, if one is due. Never two questions in a turn; and none when the message goes back to be
   * decided anew, since that decision has questions of its own.
   */
  askDueQuestion(): void {
    const question = this.dueQuestion;
    const isGivenBack = this.effects.some(({ type }) => GIVEN_BACK.has(type));
    if (!question || isGivenBack || this.state.dialogStack.length > 0) return;
    this.state.question = question;
    this.state.questionsAsked.push(question);
    const buttons = answersTo(question).map(({ button }) => this.replyButton(button));
    this.say(this.words(QUESTION_WORDS[question]), [...buttons.reverse(), this.personButton()]);
  }

  /** Gives the conversation to a person. */
  handOver(reason: HandoverReason): void {
    this.effects.push({ type: 'handover', reason });
    this.state.misses = 0;
    this.state.offered = null;
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
