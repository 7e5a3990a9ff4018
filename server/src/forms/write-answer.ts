/** Writes one answer of a draft, whoever gives it: an agent at the desk, or the resident who follows in their chat. */
import type { DraftAnswer, DraftSaved, FormAnswer, FormAnswers, Known, Outcome } from '@hub/contract';
import { answer, fieldOf, isAsked, readAnswer } from '@hub/forms';
import type { Field, Form, Gazetteer, ReadAnswer } from '@hub/forms';
import { cleanText, maskCards } from '../conversation/index.ts';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { draftView } from './draft-view.ts';
import { saveAnswers } from './drafts.store.ts';
import type { Draft } from './drafts.store.ts';
import { takenOver } from './known.ts';

export interface WritePorts {
  db: Database;
  clock: () => Date;
  gazetteer: Gazetteer;
}

/** Who gives the answer. What is known may be taken over by an agent; a resident is shown nothing to take over. */
export type Writer = { by: 'agent'; name: string; known: Known } | { by: 'resident' };

export interface OpenForm {
  draft: Draft;
  form: Form;
}

export const changed = () =>
  refused('changed', 'Somebody else changed or sent this form. Look at it again, then go on.', { where: 'version' });

/** Reads what was said to one field, and writes it down. What cannot be read changes nothing, and says what is wrong. */
export async function writeAnswer(
  ports: WritePorts,
  { draft, form }: OpenForm,
  given: DraftAnswer,
  writer: Writer,
): Promise<Outcome<{ saved: DraftSaved; after: Draft }>> {
  const field = fieldOf(form, given.field);
  if (!field || !isAsked(field, draft.answers))
    return refused('bad-payload', 'Choose a field of this form.', { where: 'field' });
  const now = ports.clock();
  const text = given.text === null ? '' : maskCards(cleanText(given.text)).text;
  const read = await readFrom(field, text, { ...ports, now, insists: given.insists, writer });
  if (!read.ok) {
    const wrong = { field: field.id, text: read.text, places: (read.places ?? []).map((place) => place.text) };
    return { ok: true, saved: { draft: draftView(form, draft), wrong }, after: draft };
  }
  const answers: FormAnswers = answer(draft.answers, field.id, read.value, {
    by: read.by,
    ...(writer.by === 'agent' && { name: writer.name }),
    now,
  });
  if (draft.version !== given.version || !(await saveAnswers(ports.db, draft, answers, now))) return changed();
  const after = {
    ...{ ...draft, answers, version: draft.version + 1 },
    ...{ confirmedBy: null, confirmedAt: null, doubtedAt: null },
  };
  return { ok: true, saved: { draft: draftView(form, after), wrong: null }, after };
}

type Read = { ok: true; value: FormAnswer['value']; by: FormAnswer['by'] } | Extract<ReadAnswer, { ok: false }>;

async function readFrom(
  field: Field,
  text: string,
  { gazetteer, now, insists, writer }: { gazetteer: Gazetteer; now: Date; insists: boolean; writer: Writer },
): Promise<Read> {
  if (text.trim() === '' && field.optional) return { ok: true, value: null, by: writer.by };
  const taken = writer.by === 'agent' ? takenOver(field, text, writer.known) : null;
  if (taken) return { ok: true, ...taken };
  const read = await readAnswer(field, text, { now, gazetteer, insists });
  return read.ok ? { ...read, by: writer.by } : read;
}
