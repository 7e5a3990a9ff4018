import { describe, expect, it } from '@jest/globals';
import type { FormAnswers } from '@hub/contract';
import fc from 'fast-check';
import {
  answer,
  answersInWords,
  check,
  createGazetteer,
  fieldOf,
  loadDemonstrationStreets,
  loadForms,
  nextField,
  readAnswer,
  schemaOf,
  valuesOf,
} from './index.ts';
import { formSchema } from './definition.ts';
import type { Field, Form } from './index.ts';

const now = new Date('2026-11-24T10:00:00Z');
const gazetteer = createGazetteer(loadDemonstrationStreets());
const forms = loadForms();
const reading = { now, gazetteer };

function formOf(id: string): Form {
  const form = forms.find((each) => each.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

/** An answer that suits a field, as somebody would say it. */
function suits(field: Field): string {
  switch (field.kind) {
    case 'choice':
      return field.choices[0]?.label ?? '';
    case 'date':
      return field.earliestDays > 0 ? '2026-12-10' : 'yesterday';
    case 'place':
      return '14 Sample Rd';
    case 'phone':
      return '07700 900123';
    case 'email':
      return 'adaeze@resident.example';
    case 'postcode':
      return 'zz1 1aa';
    case 'text':
    case 'long-text':
      return 'Some words';
  }
}

async function fill(form: Form, choose: (field: Field) => string): Promise<FormAnswers> {
  let answers: FormAnswers = {};
  for (let field = nextField(form, answers); field; field = nextField(form, answers)) {
    const read = await readAnswer(field, choose(field), reading);
    if (!read.ok) throw new Error(`${form.id} ${field.id}: ${read.text}`);
    answers = answer(answers, field.id, read.value, { by: 'resident', now });
  }
  return answers;
}

describe('every form', () => {
  it('is there for the enquiries that residents make most', () => {
    expect(forms.map(({ id }) => id)).toEqual([
      'bulky-waste',
      'call-me-back',
      'complaint',
      'missed-bin',
      'registrar-appointment',
      'report-environmental',
      'report-pothole',
      'report-street-light',
    ]);
  });

  it.each(forms.map((form) => [form.id, form] as const))('%s can be filled in words and sent', async (_id, form) => {
    const answers = await fill(form, suits);
    expect(await check(form, valuesOf(form, answers), now)).toEqual([]);
    expect(answersInWords(form, answers).every(({ text }) => text !== '')).toBe(true);
  });

  it.each(forms.map((form) => [form.id, form] as const))('%s names each answer that it lacks', async (_id, form) => {
    const answers = await fill(form, suits);
    for (const { id, optional, missing } of form.fields) {
      if (optional || answers[id] === undefined) continue;
      const { [id]: _gone, ...rest } = valuesOf(form, answers);
      expect(await check(form, rest, now)).toContainEqual({ field: id, text: missing });
    }
  });

  it('says of each question that may be left out that it may', () => {
    const silent = forms.flatMap(({ id, fields }) =>
      fields.flatMap((field) =>
        field.optional && !field.hint?.includes('leave this out') ? [`${id} ${field.id}`] : [],
      ),
    );
    expect(silent).toEqual([]);
  });

  it('describes itself as JSON Schema 2020-12', () => {
    expect(schemaOf(formOf('complaint'))).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      required: ['what', 'name', 'answer'],
      additionalProperties: false,
    });
  });
});

describe('conditions', () => {
  it('ask only what the answers before call for', async () => {
    const form = formOf('report-environmental');
    const noise = await fill(form, (field) => (field.id === 'problem' ? 'loud music' : suits(field)));
    expect(Object.keys(noise)).toContain('noise');
    expect(Object.keys(noise)).not.toContain('vehicle');
  });

  it('send nothing that is no longer asked', async () => {
    const form = formOf('report-environmental');
    const noise = await fill(form, (field) => (field.id === 'problem' ? 'noise' : suits(field)));
    const litter = answer(noise, 'problem', 'litter', { by: 'resident', now });
    expect(valuesOf(form, litter)).not.toHaveProperty('noise');
    expect(await check(form, valuesOf(form, litter), now)).toEqual([]);
    expect(await check(form, { ...valuesOf(form, litter), noise: 'a drum' }, now)).toHaveLength(1);
  });
});

describe('places', () => {
  const place = () => {
    const field = fieldOf(formOf('report-pothole'), 'place');
    if (!field) throw new Error('a pothole lies somewhere');
    return field;
  };
  const read = (text: string, insists = false) => readAnswer(place(), text, { ...reading, insists });

  it('are found by street and number in a longer sentence', async () => {
    expect(await read('outside 12 station rd')).toMatchObject({
      ok: true,
      value: { postcode: 'ZZ1 4AA', uprn: '999000090012' },
    });
  });

  it('of one name are told apart by the resident', async () => {
    expect(await read('Mill Lane')).toMatchObject({
      ok: false,
      places: [{ text: 'Mill Lane, Marlow Reach, ZZ1 2AA' }, { text: 'Mill Lane, Eastfleet, ZZ3 2BD' }],
    });
    expect(await read('mill ln eastfleet')).toMatchObject({ ok: true, value: { postcode: 'ZZ3 2BD' } });
  });

  it.each(['ZZ1 1A', 'ZZ1 1AB', 'zz1 11aa', 'ZZ9 9ZZ'])('asks again about the mistyped postcode %s', async (text) => {
    expect(await read(text)).toEqual({ ok: false, text: expect.stringContaining('do not know that postcode') });
  });

  it('that no gazetteer knows are kept in the words they were said in', async () => {
    const text = 'the lay-by on the A13, two miles past the bridge';
    expect(await read(text)).toEqual({ ok: true, value: { text } });
    expect(await read('flat at ZZ9 9ZZ', true)).toMatchObject({ ok: true, value: { text: 'flat at ZZ9 9ZZ' } });
  });

  it('can be a point', async () => {
    expect(await read('51.75, 2.05')).toMatchObject({ ok: true, value: { latitude: 51.75, longitude: 2.05 } });
  });
});

describe('days', () => {
  const day = fieldOf(formOf('missed-bin'), 'day');
  const later = fieldOf(formOf('bulky-waste'), 'day');
  it.each([
    ['today', '2026-11-24'],
    ['it was yesterday', '2026-11-23'],
    ['last tuesday', '2026-11-17'],
    ['on Monday', '2026-11-23'],
    ['20/11', '2026-11-20'],
    ['the 18th', '2026-11-18'],
    ['2026-11-20', '2026-11-20'],
  ])('that are past: %s', async (text, value) => {
    expect(day && (await readAnswer(day, text, reading))).toEqual({ ok: true, value });
  });
  it.each([
    ['next friday', '2026-12-04'],
    ['3 December', '2026-12-03'],
    ['the 2nd', '2026-12-02'],
  ])('that are to come: %s', async (text, value) => {
    expect(later && (await readAnswer(later, text, reading))).toEqual({ ok: true, value });
  });
  it.each(['tomorrow', 'in 1999', 'the 41st', 'no idea'])('that cannot be are refused: %s', async (text) => {
    expect(day && (await readAnswer(day, text, reading))).toMatchObject({ ok: false });
  });
});

describe('whatever is said', () => {
  // Each field alone in a form of its own, where it is always asked.
  const alone = forms.flatMap(({ fields }) =>
    fields.map(({ when: _when, ...field }) => ({ field, form: { ...formOf('call-me-back'), fields: [field] } })),
  );
  it('is read, or refused with a sentence, and what is read may be sent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...alone),
        fc.string({ unit: 'binary', maxLength: 300 }),
        async ({ field, form }, text) => {
          const read = await readAnswer(field, text, reading);
          if (!read.ok) expect(read.text).not.toBe('');
          else expect(await check(form, { [field.id]: read.value }, now)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a field that means something of the resident', () => {
  it('says so by its meaning, whatever it is called, and is of the kind that can hold it', () => {
    const meant = forms.flatMap(({ id, fields }) => fields.flatMap(({ means }) => (means ? [`${id} ${means}`] : [])));
    expect(meant).toEqual(expect.arrayContaining(['bulky-waste address', 'bulky-waste phone', 'complaint name']));
    // Where a hole is says nothing of where somebody lives.
    expect(meant).not.toContain('report-pothole address');
    const [first, ...others] = formOf('bulky-waste').fields;
    const wrong = formSchema.safeParse({ ...formOf('bulky-waste'), fields: [{ ...first, means: 'phone' }, ...others] });
    expect(wrong.error?.issues.map(({ message }) => message)).toEqual([
      'place means phone, which a place cannot hold: make it a phone',
    ]);
  });
});
