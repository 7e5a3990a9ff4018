/** Takes from a resident's first message what a form would ask, so that nothing said is asked again. */
import type { FieldValue, FormAnswers } from '@hub/contract';
import { answer, plain, readAnswer } from '@hub/forms';
import type { Field, Form, Gazetteer } from '@hub/forms';
import { firstEntity, readEntities } from '../understand/entities.ts';

const YES_OR_NO = /^(yes|no)\b/i;

/** With fewer words a message only names the service. */
const SENTENCE = 6;

/** Answers taken from a message; each waits to be confirmed. What cannot be read for certain is left to be asked. */
export async function prefill(
  form: Form,
  message: string,
  { gazetteer, now }: { gazetteer: Gazetteer; now: Date },
): Promise<FormAnswers> {
  let answers: FormAnswers = {};
  if (message.trim() === '') return answers;
  const places = await gazetteer.find(message);
  const rest = withoutPlaces(
    message,
    places.map(({ text }) => text),
  );
  for (const field of form.fields) {
    // The place alone: what else was said stands among the details.
    const [place, another] = places;
    if (field.kind === 'place' && !field.when && place && !another)
      answers = answer(answers, field.id, place, { by: 'assistant', now });
    const said = wordsFor(field, message, rest);
    if (said === undefined) continue;
    const read = await readAnswer(field, said, { now, gazetteer });
    if (read.ok && !repeats(read.value, answers))
      answers = answer(answers, field.id, read.value, { by: 'assistant', now });
  }
  return answers;
}

/** The words of a message that may answer a field; undefined when none can. */
function wordsFor(field: Field, message: string, rest: string): string | undefined {
  if (field.when) return undefined;
  switch (field.kind) {
    case 'place':
      return undefined;
    case 'phone':
      return firstEntity(readEntities(message), 'phone');
    case 'email':
      return firstEntity(readEntities(message), 'email');
    case 'date':
      return rest;
    // "No" in a sentence is no answer to a question that nobody asked.
    case 'choice':
      return field.choices.some(({ value, label }) => YES_OR_NO.test(value) || YES_OR_NO.test(label))
        ? undefined
        : rest;
    case 'text':
    case 'long-text':
      return field.fromMessage && message.split(/\s+/).length >= SENTENCE ? message : undefined;
    case 'postcode':
      return firstEntity(readEntities(message), 'postcode');
  }
}

/** A street's name is no word about the surface, nor about the day. */
function withoutPlaces(message: string, texts: readonly string[]): string {
  const names = texts.map((text) => plain(text.split(',')[0]?.replace(/^\d+\s/, '') ?? ''));
  return names.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, ' ')), plainKeepingDates(message));
}

/** Lower case, with the marks that dates are written with. */
const plainKeepingDates = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}/.: -]+/gu, ' ');

/** Whether two fields would hold the same thing. */
function repeats(value: FieldValue, answers: FormAnswers): boolean {
  return Object.values(answers).some((each) => each.value === value);
}
