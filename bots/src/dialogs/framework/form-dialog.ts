import { Dialog, DialogTurnStatus, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import * as z from 'zod';
import { beginForm, hearForm } from '../../forms/converse.ts';
import { prefill } from '../../forms/prefill.ts';
import { talkSchema, type Moment, type Step } from '../../forms/talk.ts';
import { isSubject } from '../../understand/guess.ts';
import type { BotAction } from '../port.ts';
import type { Turn } from '../turn.ts';
import { turnOf } from './adapter.ts';
import { FORM } from './dialog-ids.ts';

export interface FormOptions {
  readonly formId: string;
  /** What the resident wrote when they first said what they need; empty when nothing of it is to be taken over. */
  readonly demand: string;
}

const stateSchema = z.strictObject({ formId: z.string(), talk: talkSchema });

/**
 * Fills an e-form with the resident (see `../../forms`): the framework keeps where the talk stands, the hub keeps the draft. What
 * was answered is given to the hub after every message, so that a reload, a fault or a hand-over loses nothing.
 */
export class FormDialog extends Dialog<FormOptions> {
  constructor() {
    super(FORM);
  }

  override async beginDialog(dialog: DialogContext, options?: FormOptions): Promise<DialogTurnResult> {
    const turn = turnOf(dialog.context);
    turn.state.offered = null;
    const { formId, demand } = z.object({ formId: z.string(), demand: z.string() }).parse(options);
    const moment = momentOf(turn, formId);
    if (!moment) return this.#endWithPerson(dialog, turn);
    const kept = keptAnswers(turn, formId);
    const taken = await prefill(moment.form, demand, { gazetteer: moment.ports.gazetteer, now: moment.now });
    const hasKept = Object.keys(kept).length > 0;
    const step = await beginForm(moment, { ...taken, ...kept }, hasKept ? 'kept' : 'new');
    return this.#follow(dialog, turn, formId, step);
  }

  override async continueDialog(dialog: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dialog.context);
    const state = stateSchema.safeParse(dialog.activeDialog?.state);
    const moment = state.success ? momentOf(turn, state.data.formId) : undefined;
    if (!state.success || !moment) return this.#endWithPerson(dialog, turn);
    const { formId, talk } = state.data;
    // It was sent or left elsewhere meanwhile, on a page or in another window.
    if (turn.input.draft?.formId !== formId) {
      turn.passedOn = true;
      return dialog.endDialog();
    }
    const { text, understanding } = turn.input;
    const [top] = understanding.intents;
    const isElsewhere =
      understanding.band === 'answer' && top !== undefined && isSubject(top.id) && top.id !== moment.form.service;
    const step = await hearForm(moment, keptAnswers(turn, formId), talk, { text, isElsewhere });
    return this.#follow(dialog, turn, formId, step);
  }

  /** Tells the hub and the resident what a step came to. */
  async #follow(dialog: DialogContext, turn: Turn, formId: string, step: Step): Promise<DialogTurnResult> {
    const { answers, outcome } = step;
    for (const { text, buttons } of step.says) turn.say(text, actionsOf(turn, buttons));
    const keep = (state: 'open' | 'sent' | 'left') => turn.effects.push({ type: 'draft', state, formId, answers });
    switch (outcome.kind) {
      case 'goes-on':
        keep('open');
        if (dialog.activeDialog) dialog.activeDialog.state = { formId, talk: outcome.talk };
        return { status: DialogTurnStatus.waiting };
      case 'sent':
        keep('sent');
        return dialog.endDialog();
      case 'left':
        keep('left');
        return dialog.endDialog();
      case 'follows':
        keep('left');
        turn.effects.push({ type: 'follow', reference: outcome.reference });
        return dialog.endDialog();
      case 'passed-on':
        // What they came with is in the draft by now.
        turn.state.offered = { formId, demand: '' };
        turn.passedOn = true;
        return dialog.endDialog();
      case 'person':
        keep('open');
        return this.#endWithPerson(dialog, turn);
    }
  }

  async #endWithPerson(dialog: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    turn.handOver('form');
    return dialog.endDialog();
  }
}

function momentOf(turn: Turn, formId: string): Moment | undefined {
  const form = turn.ports.forms.find(({ id }) => id === formId);
  return form && { form, ports: turn.ports, words: (id, values) => turn.words(id, values), now: turn.input.clock };
}

/** The answers as the hub has them: somebody else may have changed them meanwhile. */
function keptAnswers(turn: Turn, formId: string) {
  return turn.input.draft?.formId === formId ? turn.input.draft.answers : {};
}

/** Answers to press, with a person beside every question (P17); what only waits to be read has none. */
function actionsOf(turn: Turn, buttons: readonly string[]): BotAction[] {
  if (buttons.length === 0) return [];
  return [...buttons.map((label): BotAction => ({ type: 'reply', label, text: label })), turn.personButton()];
}
