import { DialogSet, TextPrompt } from 'botbuilder-dialogs';
import type { Turn } from '../turn.ts';
import { contextOf, stackAccessor, stackAfter } from './adapter.ts';
import { answerDialog, type AnswerOptions } from './answer-dialog.ts';
import { binDayDialog } from './bin-day-dialog.ts';
import { chooseDialog, type ChooseOptions } from './choose-dialog.ts';
import { WORDS_PROMPT, type ANSWER, type BIN_DAY, type CHOOSE, type FORM } from './dialog-ids.ts';
import { FormDialog, type FormOptions } from './form-dialog.ts';

/** The dialog to begin, with what it needs to know. */
export type Beginning =
  | ({ readonly dialog: typeof ANSWER } & AnswerOptions)
  | ({ readonly dialog: typeof CHOOSE } & ChooseOptions)
  | ({ readonly dialog: typeof FORM } & FormOptions)
  | { readonly dialog: typeof BIN_DAY };

const dialogs = new DialogSet(stackAccessor)
  .add(answerDialog())
  .add(binDayDialog())
  .add(chooseDialog())
  .add(new FormDialog())
  .add(new TextPrompt(WORDS_PROMPT));

/**
 * Runs the dialogs for one turn: goes on with the one under way, if any; otherwise, or when that one passes the message on,
 * begins what `choose` says (which may speak for itself and begin nothing). The turn's state holds the stack afterwards.
 */
export async function runDialogs(turn: Turn, choose: () => Beginning | undefined): Promise<void> {
  // A stack from another version of the dialogs cannot be gone on with.
  if (turn.state.dialogStack.some(({ id }) => dialogs.find(id) === undefined)) turn.state.dialogStack = [];
  const context = contextOf(turn);
  const dialog = await dialogs.createContext(context);
  if (dialog.activeDialog) await dialog.continueDialog();
  else turn.passedOn = true;
  if (turn.passedOn) {
    const beginning = choose();
    if (beginning) await dialog.beginDialog(beginning.dialog, beginning);
  }
  turn.state.dialogStack = stackAfter(context);
}

/** Asks again what the dialog under way was asking, after something beside it was said. */
export async function repeatQuestion(turn: Turn): Promise<void> {
  const dialog = await dialogs.createContext(contextOf(turn));
  await dialog.repromptDialog();
}
