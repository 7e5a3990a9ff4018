import { TextPrompt, WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import * as z from 'zod';
import { meansLeave, readFreeAnswer, readUkPhone } from '../answers.ts';
import type { WordingId } from '../wording.ts';
import { message, turnOf } from './adapter.ts';
import { CALLBACK, PHONE_PROMPT, WORDS_PROMPT } from './dialog-ids.ts';

/** Tries at the phone number before a person takes over, rather than ask for ever. */
const MOST_TRIES = 3;

const taken = z.object({ name: z.string(), phone: z.string() }).partial();

/** Asks for a phone number until it can be a UK one, the resident leaves, or the tries run out. */
export function phonePrompt(): TextPrompt {
  return new TextPrompt(PHONE_PROMPT, ({ context, recognized, attemptCount }) => {
    const answer = recognized.value ?? '';
    const leaving = meansLeave(answer, turnOf(context).words('leave-this'));
    return Promise.resolve(leaving || attemptCount >= MOST_TRIES || readUkPhone(answer) !== undefined);
  });
}

/**
 * The callback form (P58, P60, P61): name, number, time, one question at a time, each with a way to leave it. Says back what
 * was taken down. The details go to the hub; nothing is promised but that a person will ring.
 */
export function callbackDialog(): WaterfallDialog {
  return new WaterfallDialog(CALLBACK, [
    (step) => ask(step, 'callback-name', WORDS_PROMPT),
    (step) =>
      unlessLeaving(step, (answer) => {
        remember(step, { name: readFreeAnswer(answer) });
        return ask(step, 'callback-phone', PHONE_PROMPT, 'callback-phone-again');
      }),
    (step) =>
      unlessLeaving(step, (answer) => {
        const phone = readUkPhone(answer);
        if (phone === undefined) {
          turnOf(step.context).handOver('callback-form');
          return step.endDialog();
        }
        remember(step, { phone });
        return ask(step, 'callback-when', WORDS_PROMPT);
      }),
    (step) =>
      unlessLeaving(step, (answer) => {
        const turn = turnOf(step.context);
        const { name = '', phone = '' } = taken.parse(step.values);
        const details = { name, phone, when: readFreeAnswer(answer) };
        turn.effects.push({ type: 'callback-requested', details, at: turn.input.clock.toISOString() });
        turn.say(turn.words('callback-taken', details));
        return step.endDialog();
      }),
  ]);
}

function remember(step: WaterfallStepContext, values: z.infer<typeof taken>): void {
  Object.assign(step.values, values);
}

function ask(
  step: WaterfallStepContext,
  question: WordingId,
  prompt: string,
  again: WordingId = question,
): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  const times = (['callback-morning', 'callback-afternoon', 'callback-any-time'] as const).map((id) =>
    turn.replyButton(id),
  );
  const buttons = [...(question === 'callback-when' ? times : []), turn.replyButton('leave-this'), turn.personButton()];
  return step.prompt(prompt, {
    prompt: message(turn.words(question), buttons),
    retryPrompt: message(turn.words(again), buttons),
  });
}

function unlessLeaving(
  step: WaterfallStepContext,
  next: (answer: string) => Promise<DialogTurnResult>,
): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  const answer = String(step.result);
  if (!meansLeave(answer, turn.words('leave-this'))) return next(answer);
  turn.say(turn.words('callback-left'));
  return step.endDialog();
}
