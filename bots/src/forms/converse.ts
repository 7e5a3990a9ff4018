/** Fills an e-form in a conversation: one question at a time, each answer read, doubted, corrected, checked as a whole. */
import type { FormAnswers, Place } from '@hub/contract';
import {
  answer,
  answersInWords,
  askedFields,
  fieldOf,
  nextField,
  plain,
  readAnswer,
  takeBack,
  valueInWords,
} from '@hub/forms';
import type { Field } from '@hub/forms';
import { meansLeave, readYesNo } from '../dialogs/answers.ts';
import { readCorrection } from './correct.ts';
import { FRESH_TALK } from './talk.ts';
import type { Moment, Saying, Step, Talk } from './talk.ts';

/** Answers to one question that could not be read, after which a person goes on with it. */
const MOST_TRIES = 3;

export interface Heard {
  text: string;
  /** True when the message is surely about another service. */
  isElsewhere: boolean;
}

/** Begins, or goes on with what was kept: says what is known already and asks the next question. */
export async function beginForm(moment: Moment, answers: FormAnswers, kept: 'new' | 'kept'): Promise<Step> {
  const { form, words } = moment;
  const known = lines(moment, answers);
  const heading = words(kept === 'kept' ? 'form-again' : 'form-have');
  const says: Saying[] = [
    { text: known.length === 0 ? form.intro : `${form.intro}\n\n${heading}\n${known.join('\n')}`, buttons: [] },
  ];
  return goOn(moment, answers, FRESH_TALK, says);
}

/** Hears one message while a form is being filled. */
export async function hearForm(moment: Moment, answers: FormAnswers, talk: Talk, heard: Heard): Promise<Step> {
  const { words } = moment;
  if (meansLeave(heard.text, words('leave-this')))
    return { answers, says: [{ text: words('form-left'), buttons: [] }], outcome: { kind: 'left' } };
  switch (talk.stage) {
    case 'which':
      return hearWhich(moment, answers, talk, heard);
    case 'same':
      return hearSame(moment, answers, talk, heard);
    case 'check':
      return hearCheck(moment, answers, talk, heard);
    case 'change':
      return hearChange(moment, answers, talk, heard);
    case 'ask':
      return hearAnswer(moment, answers, talk, heard);
  }
}

async function hearAnswer(moment: Moment, answers: FormAnswers, talk: Talk, heard: Heard): Promise<Step> {
  const { form, words, now, ports } = moment;
  const { text } = heard;
  const field = fieldOf(form, talk.field);
  if (!field) return goOn(moment, answers, talk, []);
  const corrected = await correctedBy(moment, answers, talk, text);
  if (corrected) return corrected;
  if (
    field.optional &&
    (plain(text) === plain(words('form-skip')) || /^(skip|no|none|nothing|n\/?a)\W*$/i.test(text.trim()))
  )
    return goOn(moment, answer(answers, field.id, null, { by: 'resident', now }), talk, []);
  // A question about something else is no answer, even to a question that takes any words.
  const passedOn: Step = { answers, says: [], outcome: { kind: 'passed-on', talk } };
  if (heard.isElsewhere && text.trim().endsWith('?')) return passedOn;
  const read = await readAnswer(field, text, { now, gazetteer: ports.gazetteer, insists: talk.tries > 0 });
  if (read.ok) return accept(moment, answers, talk, field, read.value);
  if (read.places) return askWhich(moment, answers, talk, read.places);
  if (heard.isElsewhere) return passedOn;
  return again(answers, talk, [{ text: read.text, buttons: buttonsOf(moment, field) }]);
}

async function correctedBy(moment: Moment, answers: FormAnswers, talk: Talk, text: string): Promise<Step | undefined> {
  const { form, words, now, ports } = moment;
  const correction = await readCorrection({
    ...{ form, answers, text, asking: talk.field, offered: talk.places },
    reading: { now, gazetteer: ports.gazetteer },
  });
  if (!correction) return undefined;
  const { field, value, places } = correction;
  if (value === undefined) {
    const without = takeBack(answers, field.id);
    return places.length > 0
      ? askWhich(moment, without, { ...talk, field: field.id }, places)
      : ask(moment, without, { ...talk, stage: 'ask', field: field.id, tries: 0 }, field, []);
  }
  const changed = answer(answers, field.id, value, { by: 'resident', now });
  const said = words('form-changed', { label: field.label, answer: valueInWords(field, value) });
  return afterAnswer(moment, changed, talk, field, [{ text: said, buttons: [] }]);
}

function accept(
  moment: Moment,
  answers: FormAnswers,
  talk: Talk,
  field: Field,
  value: Parameters<typeof answer>[2],
): Promise<Step> {
  const taken = answer(answers, field.id, value, { by: 'resident', now: moment.now });
  return afterAnswer(moment, taken, talk, field, []);
}

async function afterAnswer(
  moment: Moment,
  answers: FormAnswers,
  talk: Talk,
  field: Field,
  says: Saying[],
): Promise<Step> {
  const place = answers[field.id]?.value;
  if (field.kind !== 'place' || typeof place !== 'object' || place === null) return goOn(moment, answers, talk, says);
  // A new place may lie beside other reports.
  return goOn(moment, answers, { ...talk, nearby: null }, says);
}

function askWhich(moment: Moment, answers: FormAnswers, talk: Talk, places: Place[]): Step {
  const { words } = moment;
  const buttons = [...places.map(({ text }) => text), words('form-none'), words('leave-this')];
  return {
    answers,
    says: [{ text: words('form-which'), buttons }],
    outcome: { kind: 'goes-on', talk: { ...talk, stage: 'which', places, tries: 0 } },
  };
}

async function hearWhich(moment: Moment, answers: FormAnswers, talk: Talk, heard: Heard): Promise<Step> {
  const { form, words } = moment;
  const field = fieldOf(form, talk.field);
  const said = plain(heard.text);
  if (!field) return goOn(moment, answers, talk, []);
  const asking: Talk = { ...talk, stage: 'ask' };
  const numbered = /^[1-9]$/.test(said) ? talk.places[Number(said) - 1] : undefined;
  const meant = talk.places.filter(
    ({ text }) => plain(text) === said || (said.length > 3 && plain(text).includes(said)),
  );
  const chosen = numbered ?? (meant.length === 1 ? meant[0] : undefined);
  if (chosen) return accept(moment, answers, asking, field, chosen);
  if (said === plain(words('form-none')) || /^(no|none|neither)\b/.test(said))
    return ask(moment, answers, { ...asking, tries: 1 }, field, []);
  return hearAnswer(moment, answers, asking, heard);
}

async function hearSame(moment: Moment, answers: FormAnswers, talk: Talk, { text }: Heard): Promise<Step> {
  const { words } = moment;
  const said = plain(text);
  const [reference] = talk.nearby ?? [];
  const isSame = said === plain(words('form-same')) || readYesNo(text) === true;
  if (isSame && reference !== undefined)
    return {
      answers,
      says: [{ text: words('form-following', { reference }), buttons: [] }],
      outcome: { kind: 'follows', reference },
    };
  // Whatever else is said: a second report does less harm than one that is lost.
  return goOn(moment, answers, talk, []);
}

async function hearCheck(moment: Moment, answers: FormAnswers, talk: Talk, heard: Heard): Promise<Step> {
  const { form, words } = moment;
  const said = plain(heard.text);
  if (
    said === plain(words('form-send')) ||
    /^(send|send it|submit|yes|yes please|yep|yeah|ok|okay|correct|thats right)$/.test(said)
  )
    return { answers, says: [], outcome: { kind: 'sent' } };
  const corrected = await correctedBy(moment, answers, { ...talk, field: '' }, heard.text);
  if (corrected) return corrected;
  if (said === plain(words('form-change')) || /^(no|change|wrong)\b/.test(said)) {
    const labels = askedFields(form, answers).map(({ label }) => label);
    return {
      answers,
      says: [{ text: words('form-change-which'), buttons: [...labels, words('leave-this')] }],
      outcome: { kind: 'goes-on', talk: { ...talk, stage: 'change', tries: 0 } },
    };
  }
  if (heard.isElsewhere) return { answers, says: [], outcome: { kind: 'passed-on', talk } };
  return again(answers, talk, [checkSaying(moment, answers)]);
}

async function hearChange(moment: Moment, answers: FormAnswers, talk: Talk, heard: Heard): Promise<Step> {
  const { form } = moment;
  const said = plain(heard.text);
  const fields = askedFields(form, answers);
  const field =
    fields.find(({ label }) => plain(label) === said) ??
    fields.find(({ names }) => names.some((name) => ` ${said} `.includes(` ${plain(name)} `)));
  if (field) return ask(moment, takeBack(answers, field.id), { ...talk, tries: 0 }, field, []);
  const corrected = await correctedBy(moment, answers, { ...talk, field: '' }, heard.text);
  return corrected ?? again(answers, { ...talk, stage: 'check' }, [checkSaying(moment, answers)]);
}

/** Looks for reports nearby, asks the next question, or says everything back to be checked. */
async function goOn(moment: Moment, answers: FormAnswers, talk: Talk, says: Saying[]): Promise<Step> {
  const { form, words } = moment;
  const place = Object.values(answers).find(({ value }) => typeof value === 'object' && value !== null)?.value;
  if (
    talk.nearby === null &&
    typeof place === 'object' &&
    place !== null &&
    form.destination.kind === 'open311' &&
    form.destination.public
  ) {
    const [near] = await moment.ports.nearby(form.destination.serviceCode, place);
    const looked: Talk = { ...talk, nearby: near ? [near.reference] : [] };
    if (!near) return goOn(moment, answers, looked, says);
    const text = words('form-nearby', { day: near.day, place: near.place });
    const buttons = [words('form-same'), words('form-other')];
    return {
      answers,
      says: [...says, { text, buttons }],
      outcome: { kind: 'goes-on', talk: { ...looked, stage: 'same' } },
    };
  }
  const field = nextField(form, answers);
  if (field) return ask(moment, answers, { ...talk, tries: 0 }, field, says);
  return {
    answers,
    says: [...says, checkSaying(moment, answers)],
    outcome: { kind: 'goes-on', talk: { ...talk, stage: 'check', field: '', tries: 0 } },
  };
}

function ask(moment: Moment, answers: FormAnswers, talk: Talk, field: Field, says: Saying[]): Step {
  const text = field.hint === undefined ? field.question : `${field.question}\n${field.hint}`;
  return {
    answers,
    says: [...says, { text, buttons: buttonsOf(moment, field) }],
    outcome: { kind: 'goes-on', talk: { ...talk, stage: 'ask', field: field.id } },
  };
}

/** Says what is wrong and waits for another answer; the last try goes to a person, with the draft as it is. */
function again(answers: FormAnswers, talk: Talk, says: Saying[]): Step {
  const tries = talk.tries + 1;
  if (tries >= MOST_TRIES) return { answers, says: [], outcome: { kind: 'person' } };
  return { answers, says, outcome: { kind: 'goes-on', talk: { ...talk, tries } } };
}

function buttonsOf({ words }: Moment, field: Field): string[] {
  const answers =
    field.kind === 'choice' ? field.choices.map(({ label }) => label) : field.kind === 'text' ? field.suggestions : [];
  return [...answers, ...(field.optional ? [words('form-skip')] : []), words('leave-this')];
}

function checkSaying(moment: Moment, answers: FormAnswers): Saying {
  const { words } = moment;
  return {
    text: [words('form-check'), ...lines(moment, answers), '', words('form-send-question')].join('\n'),
    buttons: [words('form-send'), words('form-change'), words('leave-this')],
  };
}

function lines({ form, words }: Moment, answers: FormAnswers): string[] {
  return answersInWords(form, answers).map(({ field, text }) =>
    words('form-line', { label: field.label, answer: text }),
  );
}
