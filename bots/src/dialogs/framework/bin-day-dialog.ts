import { dayIn, readPostcode } from '@hub/forms';
import { WaterfallDialog, type DialogTurnResult, type WaterfallStepContext } from 'botbuilder-dialogs';
import type { BinDay } from '../../answers/bin-days.ts';
import { isSubject } from '../../understand/guess.ts';
import { meansLeave } from '../answers.ts';
import { dayInWords } from '../day-in-words.ts';
import type { Turn } from '../turn.ts';
import type { WordingId } from '../wording.ts';
import { message, turnOf } from './adapter.ts';
import { BIN_SERVICE } from './bin-service.ts';
import { BIN_DAY, WORDS_PROMPT } from './dialog-ids.ts';

/**
 * Says when bins are emptied at a place (P34: nobody needs to say who they are). Asks for the postcode when the message
 * names no place, once more when it is not known, and then gives a person. Anything else is a new demand and is passed on.
 */
export function binDayDialog(): WaterfallDialog {
  return new WaterfallDialog(BIN_DAY, [
    async (step) => {
      const turn = turnOf(step.context);
      turn.state.about = BIN_SERVICE;
      if (await sayBinDay(turn)) return step.endDialog();
      return ask(step, readPostcode(turn.input.text) === undefined ? 'bin-day-ask' : 'bin-day-unknown');
    },
    async (step) => {
      const turn = turnOf(step.context);
      if (await sayBinDay(turn)) return step.endDialog();
      return isNoPlace(turn) ? leaveTo(step) : ask(step, 'bin-day-unknown');
    },
    async (step) => {
      const turn = turnOf(step.context);
      if (await sayBinDay(turn)) return step.endDialog();
      if (isNoPlace(turn)) return leaveTo(step);
      turn.say(turn.words('bin-day-not-found'), [turn.personButton()]);
      return step.endDialog();
    },
  ]);
}

function ask(step: WaterfallStepContext, question: WordingId): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  const prompt = message(turn.words(question), [turn.replyButton('leave-this'), turn.personButton()]);
  return step.prompt(WORDS_PROMPT, { prompt, retryPrompt: prompt });
}

/** Whether an answer is not meant for a place: it gives up, or wants something of another subject. */
function isNoPlace(turn: Turn): boolean {
  const { text, understanding } = turn.input;
  const [top] = understanding.intents;
  if (readPostcode(text) !== undefined) return false;
  const isOther = top !== undefined && isSubject(top.id) && top.id !== BIN_SERVICE;
  return meansLeave(text, turn.words('leave-this')) || (isOther && understanding.band === 'answer');
}

function leaveTo(step: WaterfallStepContext): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  if (meansLeave(turn.input.text, turn.words('leave-this'))) turn.say(turn.words('ask-need'), [turn.personButton()]);
  else turn.passedOn = true;
  return step.endDialog();
}

/** Says the next bin day at the place that the message names, and the one after it; false when there is none. */
async function sayBinDay(turn: Turn): Promise<boolean> {
  const { text, clock } = turn.input;
  const today = dayIn(clock);
  const next = await turn.ports.binDays.next(text, today);
  if (!next) return false;
  const after = await turn.ports.binDays.next(text, dayAfter(next.date));
  const sentences = [
    turn.words(next.date === today ? 'bin-day-today' : 'bin-day', said(turn, next)),
    ...(next.isMoved ? [turn.words('bin-day-moved')] : []),
    ...(after ? [turn.words('bin-day-after', said(turn, after))] : []),
  ];
  turn.say(sentences.join(' '), [turn.personButton()]);
  return true;
}

function said(turn: Turn, { place, day, date, what }: BinDay): Record<string, string> {
  return {
    place,
    date: `${day} ${dayInWords(date)}`,
    bin: turn.words(what === 'refuse' ? 'bin-refuse' : 'bin-recycling'),
  };
}

function dayAfter(day: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + 1);
  return noon.toISOString().slice(0, 10);
}
