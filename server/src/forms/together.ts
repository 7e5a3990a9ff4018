/** The resident's side of a form that an adviser fills in with them: they follow it in their chat, put it right and confirm it. */
import type { DraftSaved, Outcome, ResidentAnswer, ResidentConfirm, ResidentDraft } from '@hub/contract';
import type { Form } from '@hub/forms';
import { refused } from '../platform/problem.ts';
import { confirmDraft } from './confirm.store.ts';
import { draftView, residentView } from './draft-view.ts';
import { draftTogether } from './drafts.store.ts';
import { changed, writeAnswer } from './write-answer.ts';
import type { OpenForm, WritePorts } from './write-answer.ts';
import { reportWording } from './wording.ts';

export interface TogetherPorts extends WritePorts {
  forms: readonly Form[];
  /** Every tab of the resident, and the adviser, are to see it anew. */
  tellResident: (conversationId: string) => void;
  tellAgent: (conversationId: string) => Promise<void>;
}

export interface Together {
  /** The form that is filled in with the resident of this chat now; null where none is. */
  inChat(conversationId: string): Promise<ResidentDraft | null>;
  /** The resident corrects or gives an answer; it is read as an adviser's is. */
  answer(
    conversationId: string,
    given: ResidentAnswer,
  ): Promise<Outcome<{ draft: ResidentDraft; wrong: DraftSaved['wrong'] }>>;
  confirm(conversationId: string, seen: ResidentConfirm): Promise<Outcome>;
}

const gone = () => refused('not-found', reportWording.confirm.gone, { where: 'draftId' });

export function createTogether(ports: TogetherPorts): Together {
  const { db, clock, forms, tellResident, tellAgent } = ports;

  const open = async (conversationId: string): Promise<OpenForm | null> => {
    const draft = await draftTogether(db, conversationId);
    const form = forms.find(({ id }) => id === draft?.formId);
    return draft && form ? { draft, form } : null;
  };
  const tell = async (conversationId: string) => {
    tellResident(conversationId);
    await tellAgent(conversationId);
  };

  return {
    inChat: async (conversationId) => {
      const opened = await open(conversationId);
      return opened && residentView(opened.form, opened.draft);
    },
    answer: async (conversationId, { draftId, ...given }) => {
      const opened = await open(conversationId);
      if (opened?.draft.id !== draftId) return gone();
      const outcome = await writeAnswer(ports, opened, given, { by: 'resident' });
      if (!outcome.ok) return outcome;
      const { saved, after } = outcome;
      if (saved.wrong === null) await tell(conversationId);
      return { ok: true, draft: residentView(opened.form, after), wrong: saved.wrong };
    },
    confirm: async (conversationId, seen) => {
      const opened = await open(conversationId);
      if (opened?.draft.id !== seen.draftId) return gone();
      if (draftView(opened.form, opened.draft).missing.length > 0)
        return refused('not-allowed', reportWording.confirm.notWhole, { where: 'draftId' });
      if (!(await confirmDraft(db, seen, { by: 'chat', now: clock() }))) return changed();
      await tell(conversationId);
      return { ok: true };
    },
  };
}
