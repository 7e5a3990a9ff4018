import { WaterfallDialog } from 'botbuilder-dialogs';
import { readYesNo } from '../answers.ts';
import type { BotAction, ServiceCard } from '../port.ts';
import { partInWords } from '../part-in-words.ts';
import { LONGEST_DEMAND } from '../state.ts';
import type { Turn } from '../turn.ts';
import { message, turnOf } from './adapter.ts';
import { ANSWER, WORDS_PROMPT } from './dialog-ids.ts';

/** A choice has at most as many words. */
const CHOSEN_WORDS = 4;

export interface AnswerOptions {
  readonly service: ServiceCard;
}

/**
 * Answers a service: what it is, the exact form as a button with a person beside it (P55), and then, once a contact, whether
 * that helped. "No" goes to a person at once (P46). Anything else is a new demand and is passed on. A question of the
 * policy's comes first: whether it helped is then asked another time.
 */
export function answerDialog(): WaterfallDialog<AnswerOptions> {
  return new WaterfallDialog<AnswerOptions>(ANSWER, [
    async (step) => {
      const turn = turnOf(step.context);
      sayAnswer(turn, step.options.service);
      const isAsked = turn.state.feedbackAsked || turn.dueQuestion !== undefined;
      if (isAsked || step.options.service.url === '') return step.endDialog();
      turn.state.feedbackAsked = true;
      const question = message(turn.words('helped-question'), [turn.replyButton('yes'), turn.replyButton('no')]);
      return step.prompt(WORDS_PROMPT, { prompt: question, retryPrompt: question });
    },
    async (step) => {
      const turn = turnOf(step.context);
      const helped = readYesNo(String(step.result));
      if (helped === undefined) {
        turn.passedOn = true;
        return step.endDialog();
      }
      turn.effects.push({ type: 'feedback', helped, service: step.options.service.id });
      if (helped) turn.say(turn.words('helped-thanks'));
      else turn.handOver('not-helped');
      return step.endDialog();
    },
  ]);
}

/** What was asked of the service comes first: its price, its time. Otherwise what it is, and how to get it. */
function sayAnswer(turn: Turn, { id, name, summary, url }: ServiceCard): void {
  turn.state.about = id;
  turn.effects.push({ type: 'answer', service: id });
  const asked = turn.asides.parts(turn.input.text).map((part) => partInWords(turn, id, part));
  const values = { service: name, summary: asked.length > 0 ? asked.join(' ') : (turn.book.intro(id) ?? summary) };
  if (url === '') turn.say(turn.words('answer-no-link', values), [turn.personButton()]);
  else {
    const label = turn.words('open-form', values);
    turn.say(turn.words('answer', values), [{ type: 'link', label, url }, ...offer(turn, id), turn.personButton()]);
  }
}

/** The button that fills the service's form here in the chat; or goes on with one that was begun. */
function offer(turn: Turn, serviceId: string): BotAction[] {
  const { state, input } = turn;
  if (input.guidance.byText) return [];
  const { forms } = turn.ports;
  const own = forms.find(({ service }) => service === serviceId);
  const begun = forms.find(({ id }) => id === state.offered?.formId);
  if (own) {
    // A choice that was pressed says less than the message before it.
    const demand = input.text.split(/\s+/).length > CHOSEN_WORDS || state.demand === '' ? input.text : state.demand;
    state.offered = { formId: own.id, demand: demand.slice(0, LONGEST_DEMAND) };
    state.demand = '';
    return [{ type: 'reply', label: own.offer, text: own.offer }];
  }
  if (!begun) return [];
  const label = turn.words('form-go-on', { title: begun.title });
  return [{ type: 'reply', label, text: label }];
}
