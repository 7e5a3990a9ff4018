/** Reads a form that a page sent: each field in the words that were typed, by the same reader as in a chat. */
import type { FormAnswers } from '@hub/contract';
import { answer, isAsked, readAnswer } from '@hub/forms';
import type { Form, Gazetteer } from '@hub/forms';
import * as z from 'zod';
import { cleanText, maskCards } from '../../conversation/index.ts';

/** What is wrong with a field, and the places that were meant perhaps. */
export interface PageError {
  field: string;
  text: string;
  places: string[];
}

export interface ReadForm {
  answers: FormAnswers;
  /** As it was typed, by field, to be shown again. */
  typed: Record<string, string>;
  errors: PageError[];
}

const bodySchema = z.record(z.string(), z.unknown());
/** Before the id of a field, in the names of a page's form. */
export const FIELD = 'f-';
/** Before the id of a field whose words were doubted once: the same words again are taken as they are. */
export const DOUBTED = 'doubted-';

/** A field at a time, since what is asked depends on what was answered before it. Card numbers are taken out (P03). */
export async function readForm(
  form: Form,
  body: unknown,
  { now, gazetteer }: { now: Date; gazetteer: Gazetteer },
): Promise<ReadForm> {
  const sent = bodySchema.safeParse(body).data ?? {};
  const wordsOf = (name: string): string => {
    const value = sent[name];
    return typeof value === 'string' ? maskCards(cleanText(value)).text.trim() : '';
  };
  let answers: FormAnswers = {};
  const typed: Record<string, string> = {};
  const errors: PageError[] = [];
  for (const field of form.fields) {
    const text = wordsOf(FIELD + field.id);
    typed[field.id] = text;
    if (!isAsked(field, answers)) continue;
    if (text === '' && field.optional) {
      answers = answer(answers, field.id, null, { by: 'resident', now });
      continue;
    }
    const read = await readAnswer(field, text, { now, gazetteer, insists: wordsOf(DOUBTED + field.id) === text });
    if (read.ok) answers = answer(answers, field.id, read.value, { by: 'resident', now });
    else
      errors.push({
        field: field.id,
        text: read.text,
        places: (read.places ?? []).map((place) => place.text),
      });
  }
  return { answers, typed, errors };
}
