import { WaterfallDialog } from 'botbuilder-dialogs';
import { plainAnswer, readChoice } from '../answers.ts';
import type { BotAction, Guidance } from '../port.ts';
import { message, turnOf } from './adapter.ts';
import { CHOOSE, WORDS_PROMPT } from './dialog-ids.ts';

export interface ChooseOptions {
  readonly choices: Guidance['choices'];
}

/**
 * Offers up to three services as buttons, a way out, and a person. What was chosen goes back to the hub, since the policy
 * decides about each service; an answer that names none of them is a new demand and is passed on.
 */
export function chooseDialog(): WaterfallDialog<ChooseOptions> {
  return new WaterfallDialog<ChooseOptions>(CHOOSE, [
    async (step) => {
      const turn = turnOf(step.context);
      const buttons: BotAction[] = step.options.choices.map(({ name }) => ({ type: 'reply', label: name, text: name }));
      const question = message(turn.words('choose'), [
        ...buttons,
        turn.replyButton('none-of-these'),
        turn.personButton(),
      ]);
      return step.prompt(WORDS_PROMPT, { prompt: question, retryPrompt: question });
    },
    async (step) => {
      const turn = turnOf(step.context);
      const answer = String(step.result);
      const chosen = readChoice(answer, step.options.choices);
      if (chosen) turn.effects.push({ type: 'chosen', service: chosen.id });
      else if (/^no(ne| |$)/.test(plainAnswer(answer))) turn.miss('not-understood', 'none-of-these');
      else turn.passedOn = true;
      return step.endDialog();
    },
  ]);
}
