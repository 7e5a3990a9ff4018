/** Drafts of e-forms: begun, changed and read. A change names the version it was made on, so that nothing is overwritten. */
import { formAnswersSchema } from '@hub/contract';
import type { Confirmed, DraftState, FormAnswers } from '@hub/contract';
import type { Form } from '@hub/forms';
import { v5 as derivedUuid } from 'uuid';
import type { Tx } from '../platform/database/client.ts';

export interface Draft {
  id: string;
  formId: string;
  formVersion: number;
  conversationId: string | null;
  residentId: string | null;
  answers: FormAnswers;
  state: DraftState;
  version: number;
  reference: string | null;
  /** How the resident said that it is right, as it stands. */
  confirmedBy: Confirmed['by'] | null;
  confirmedAt: Date | null;
  /** When they said that something in it is wrong. */
  doubtedAt: Date | null;
}

const SHOWN = 5;
const FIELDS = {
  id: true,
  formId: true,
  formVersion: true,
  conversationId: true,
  residentId: true,
  answers: true,
  state: true,
  version: true,
  reference: true,
  confirmedBy: true,
  confirmedAt: true,
  doubtedAt: true,
} as const;

type Row = Omit<Draft, 'answers' | 'state' | 'confirmedBy'> & {
  answers: unknown;
  state: string;
  confirmedBy: string | null;
};

const toDraft = (row: Row): Draft => ({
  ...row,
  answers: formAnswersSchema.parse(row.answers),
  state: row.state as DraftState,
  confirmedBy: row.confirmedBy as Draft['confirmedBy'],
});

/**
 * The open draft of a form in a conversation; begins one when there is none. Whoever asks twice gets the same: a draft survives
 * a reload, a second tab and a hand-over.
 */
export async function openDraft(
  tx: Tx,
  form: Form,
  given: { conversationId: string; residentId: string | null; answers?: FormAnswers; now: Date },
): Promise<Draft> {
  const { conversationId, residentId, answers = {}, now } = given;
  const sent = await tx.formDraft.count({ where: { conversationId, formId: form.id, state: { not: 'open' } } });
  await tx.formDraft.createMany({
    data: [
      {
        // Two who begin at once begin the same one.
        id: derivedUuid(`draft ${form.id} ${sent}`, conversationId),
        formId: form.id,
        formVersion: form.version,
        conversationId,
        residentId,
        answers,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  const row = await tx.formDraft.findFirstOrThrow({
    where: { conversationId, formId: form.id, state: 'open' },
    select: FIELDS,
  });
  return toDraft(row);
}

/** The draft that a conversation works on: the open one that changed last. */
export async function draftUnderWay(tx: Tx, conversationId: string): Promise<Draft | null> {
  const row = await tx.formDraft.findFirst({
    where: { conversationId, state: 'open' },
    orderBy: { updatedAt: 'desc' },
    select: FIELDS,
  });
  return row && toDraft(row);
}

export async function readDraft(tx: Tx, draftId: string): Promise<Draft | null> {
  const row = await tx.formDraft.findUnique({ where: { id: draftId }, select: FIELDS });
  return row && toDraft(row);
}

/** The drafts of a conversation for whoever helps with them, last changed first. What was left is not shown. */
export async function draftsOf(tx: Tx, conversationId: string): Promise<Draft[]> {
  const rows = await tx.formDraft.findMany({
    where: { conversationId, state: { in: ['open', 'sent'] } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    take: SHOWN,
    select: FIELDS,
  });
  return rows.map(toDraft);
}

/**
 * Writes the answers of an open draft; false when somebody changed it meanwhile, or it is no longer open. What was confirmed of the
 * answers before counts no more.
 */
export async function saveAnswers(tx: Tx, draft: Draft, answers: FormAnswers, now: Date): Promise<boolean> {
  const { count } = await tx.formDraft.updateMany({
    where: { id: draft.id, version: draft.version, state: 'open' },
    data: { answers, version: { increment: 1 }, updatedAt: now, confirmedBy: null, confirmedAt: null, doubtedAt: null },
  });
  return count === 1;
}

/** An agent fills it in with the resident, who follows it in their chat from now on. */
export async function markAssisted(tx: Tx, draftId: string): Promise<void> {
  await tx.formDraft.updateMany({ where: { id: draftId, assisted: false }, data: { assisted: true } });
}

/** The open draft that an adviser fills in with somebody who is in a chat with them now; callers and texters see none. */
export async function draftTogether(tx: Tx, conversationId: string): Promise<Draft | null> {
  const row = await tx.formDraft.findFirst({
    where: { conversationId, state: 'open', assisted: true, conversation: { channel: 'webchat', state: 'agent' } },
    orderBy: { updatedAt: 'desc' },
    select: FIELDS,
  });
  return row && toDraft(row);
}

/** The resident does not want to go on with it. What they said stays, for an agent to see if they ask for one. */
export async function leaveDraft(tx: Tx, draftId: string, now: Date): Promise<void> {
  await tx.formDraft.updateMany({ where: { id: draftId, state: 'open' }, data: { state: 'left', updatedAt: now } });
}

/**
 * A draft that a page sends whole. The same `id` again is the same draft. What was open of the form in the conversation is left:
 * the page has it all.
 */
export async function keepPageDraft(
  tx: Tx,
  form: Form,
  given: Pick<Draft, 'id' | 'conversationId' | 'residentId' | 'answers'> & { now: Date },
): Promise<Draft> {
  const { id, conversationId, residentId, answers, now } = given;
  const before = await readDraft(tx, id);
  if (before) return before;
  if (conversationId !== null)
    await tx.formDraft.updateMany({
      where: { conversationId, formId: form.id, state: 'open' },
      data: { state: 'left', updatedAt: now },
    });
  await tx.formDraft.createMany({
    data: [
      {
        id,
        formId: form.id,
        formVersion: form.version,
        conversationId,
        residentId,
        answers,
        createdAt: now,
        updatedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  const row = await tx.formDraft.findUniqueOrThrow({ where: { id }, select: FIELDS });
  return toDraft(row);
}
