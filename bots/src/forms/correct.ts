/** Hears when somebody takes back what they said before: "no, the other street", "sorry, my number is …". */
import type { FieldValue, FormAnswers, Place } from '@hub/contract';
import { askedFields, plain, readAnswer } from '@hub/forms';
import type { Field, Form, Reading } from '@hub/forms';

/** Said of a change, whatever else is said. */
const CLEAR =
  /\b(wrong|change|correct|correction|mistake|other|another|instead|meant|mean|should be|should have been|not the|different)\b/;
/** Begins a change, and many another answer. */
const WEAK = /^(no|sorry|actually|wait|oops|i mean|hang on)\b/;
/** Words of a change that belong to no answer. */
const FILLING =
  /\b(no|sorry|actually|wait|oops|hang on|i|meant|mean|its|it|is|was|the|my|that|should be|should have been|wrong|change|to|not|correction|please|instead)\b/g;

export interface Correction {
  field: Field;
  /** The new value; undefined when it has to be asked for. */
  value: FieldValue | undefined;
  /** Places that the new words may mean. */
  places: Place[];
}

export interface Correcting {
  form: Form;
  answers: FormAnswers;
  text: string;
  /** The field that is asked now: its own answer is no correction. */
  asking: string;
  /** Places that were offered before. */
  offered: readonly Place[];
  reading: Reading;
}

/** What a message takes back; undefined when it takes nothing back. */
export async function readCorrection(correcting: Correcting): Promise<Correction | undefined> {
  const { form, answers, text, asking } = correcting;
  const said = plain(text);
  const isClear = CLEAR.test(said);
  if (!isClear && !WEAK.test(said)) return undefined;
  const answered = askedFields(form, answers).filter(
    ({ id }) => id !== asking && (answers[id]?.value ?? null) !== null,
  );
  const named = answered.findLast((field) => names(field).some((name) => ` ${said} `.includes(` ${name} `)));
  const found = named ? await newValue(named, correcting) : await changed(answered, correcting);
  if (found && (found.value !== undefined || found.places.length > 0)) return found;
  return named && isClear ? { field: named, value: undefined, places: [] } : undefined;
}

function names(field: Field): string[] {
  return [plain(field.label), ...field.names.map(plain)];
}

/** The newest answer that these words would change, when nobody says which. Free text would take any words. */
async function changed(answered: readonly Field[], correcting: Correcting): Promise<Correction | undefined> {
  for (const field of answered.toReversed()) {
    if (field.kind === 'text' || field.kind === 'long-text') continue;
    const found = await newValue(field, correcting);
    if (found?.value !== undefined) return found;
  }
  return undefined;
}

async function newValue(
  field: Field,
  { answers, text, offered, reading }: Correcting,
): Promise<Correction | undefined> {
  const before = answers[field.id]?.value;
  if (field.kind === 'place') return newPlace(field, { text, offered, before, reading });
  const rest = text.replace(/^\s*(no|sorry|actually|wait|oops|i mean)\b[\s,.:]*/i, '');
  const words = field.kind === 'text' || field.kind === 'long-text' ? afterIs(rest) : rest;
  if (words === undefined) return undefined;
  const read = await readAnswer(field, words, reading);
  return read.ok && read.value !== before ? { field, value: read.value, places: [] } : undefined;
}

/** "My name is Ann", "change the name to Ann": what stands behind. */
function afterIs(text: string): string | undefined {
  return /\b(?:is|to|should be)\s+(.+)$/i.exec(text)?.[1];
}

async function newPlace(
  field: Field,
  given: { text: string; offered: readonly Place[]; before: FieldValue | null | undefined; reading: Reading },
): Promise<Correction | undefined> {
  const { text, offered, before, reading } = given;
  const now = typeof before === 'object' && before !== null ? before.text : '';
  const found = (await reading.gazetteer.find(text)).filter((place) => place.text !== now);
  const [only, second] = found;
  if (only && !second) return { field, value: only, places: [] };
  if (only) return { field, value: undefined, places: found };
  const others = offered.filter((place) => place.text !== now);
  const [other, more] = others;
  if (!other || !/\bother\b/i.test(text)) {
    const left = plain(text).replace(FILLING, ' ').replace(/ +/g, ' ').trim();
    const said = [...names(field)].reduce((words, name) => ` ${words} `.replace(` ${name} `, ' ').trim(), left);
    return said === '' ? undefined : { field, value: undefined, places: [] };
  }
  return more ? { field, value: undefined, places: others } : { field, value: other, places: [] };
}
