/** Obeys what the assistant did with an e-form, in the transaction of its turn. */
import type { BotDraft, BotEffect } from '@hub/bots';
import type { FormAnswers } from '@hub/contract';
import type { Form } from '@hub/forms';
import { keepAttempt } from '../attempts/index.ts';
import { draftUnderWay, leaveDraft, openDraft, saveAnswers, sendDraft } from '../forms/index.ts';
import type { Tx } from '../platform/database/client.ts';
import type { DueTurn } from './turn.store.ts';
import { closeResolved } from './turn.store.ts';

/** What became of a draft. */
export type KeptForm =
  | { kind: 'kept' }
  | { kind: 'sent'; form: Form; answers: FormAnswers; reference: string }
  /** It lacks something after all: a person goes on with it. */
  | { kind: 'refused' };

export interface FormTurn {
  turn: DueTurn;
  forms: readonly Form[];
  effects: readonly BotEffect[];
  now: Date;
  newId: () => string;
}

/** The draft that the assistant works on, as it is stored now; nothing is read where no form was offered. */
export async function draftOf(tx: Tx, { conversationId }: DueTurn): Promise<BotDraft | null> {
  const draft = await draftUnderWay(tx, conversationId);
  return draft && { formId: draft.formId, answers: draft.answers };
}

/** Keeps the draft as the assistant left it: open, left, or sent with a reference. */
export async function keepForm(tx: Tx, { turn, forms, effects, now, newId }: FormTurn): Promise<KeptForm> {
  const effect = effects.find((each) => each.type === 'draft');
  const form = forms.find(({ id }) => id === effect?.formId);
  if (!effect || !form) return { kind: 'kept' };
  const { conversationId, residentId } = turn;
  const opened = await openDraft(tx, form, { conversationId, residentId, now });
  if (!(await saveAnswers(tx, opened, effect.answers, now))) return { kind: 'refused' };
  const draft = { ...opened, answers: effect.answers, version: opened.version + 1 };
  if (effect.state === 'left') await leaveDraft(tx, draft.id, now);
  if (effect.state !== 'sent') return { kind: 'kept' };
  const sent = await sendDraft(tx, form, draft, now);
  if (!sent.ok) return { kind: 'refused' };
  if (form.service !== null) {
    // It was done online, and the resident said so themselves by sending it.
    await keepAttempt(tx, {
      id: newId(),
      conversationId,
      residentId,
      serviceId: form.service,
      outcome: 'completed',
      at: now,
    });
    await closeResolved(tx, conversationId, now);
  }
  return { kind: 'sent', form, answers: effect.answers, reference: sent.reference };
}
