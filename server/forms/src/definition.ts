/** What an e-form is: fields in order, with wording, conditions and where it goes. One file a form in `data/`. */
import { meaningSchema } from '@hub/contract';
import type { Meaning } from '@hub/contract';
import * as z from 'zod';

const words = z.string().min(1);
const fieldId = z.string().regex(/^[a-z][A-Za-z]{0,39}$/);

/** A field that is asked only when another has one of these answers. */
const conditionSchema = z.strictObject({ field: fieldId, is: z.array(words).min(1) });

const common = {
  id: fieldId,
  label: words,
  question: words,
  hint: words.optional(),
  /** Said when there is no answer. */
  missing: words,
  /** May be left out. */
  optional: z.boolean().default(false),
  when: conditionSchema.optional(),
  /** What residents call this field when they correct it: "the street", "my number". Lower case. */
  names: z.array(words).default([]),
  autocomplete: words.optional(),
  /** Filled with what the resident wrote first, when that was a sentence: it is not to be written twice. */
  fromMessage: z.boolean().default(false),
  /** What of the resident themselves it asks for, so that an agent need not type what the council knows. */
  means: meaningSchema.optional(),
};
/** The kind of field that can hold what is meant. */
const KIND_OF: Readonly<Record<Meaning, string>> = { name: 'text', phone: 'phone', email: 'email', address: 'place' };
/** Said when the answer cannot be what was asked for. */
const wrong = words;

export const fieldSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    ...common,
    maxLength: z.int().max(200).default(100),
    tooLong: words,
    /** Answers that are given often, to press instead of writing. */
    suggestions: z.array(words).default([]),
  }),
  z.strictObject({
    kind: z.literal('long-text'),
    ...common,
    maxLength: z.int().max(2000).default(1000),
    tooLong: words,
  }),
  z.strictObject({
    kind: z.literal('choice'),
    ...common,
    wrong,
    choices: z.array(z.strictObject({ value: words, label: words, words: z.array(words).default([]) })).min(2),
  }),
  z.strictObject({
    kind: z.literal('date'),
    ...common,
    wrong,
    /** Days from today that are accepted: -14 is two weeks ago. */
    earliestDays: z.int(),
    latestDays: z.int(),
  }),
  z.strictObject({ kind: z.literal('phone'), ...common, wrong }),
  z.strictObject({ kind: z.literal('email'), ...common, wrong }),
  z.strictObject({ kind: z.literal('postcode'), ...common, wrong }),
  z.strictObject({ kind: z.literal('place'), ...common, wrong }),
]);
export type Field = z.infer<typeof fieldSchema>;

export const formSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
    version: z.int().min(1),
    /** The service of the catalogue that it belongs to; null for the call back, which belongs to all. */
    service: z.string().nullable(),
    title: words,
    /** One sentence before the first question. */
    intro: words,
    /** The button that begins it in a chat. */
    offer: words,
    /** Said when it was sent; `{reference}` stands for the reference. */
    done: words,
    destination: z.discriminatedUnion('kind', [
      /** Goes to the back office (Open311 GeoReport v2); `description` and the attributes are made of fields. */
      z.strictObject({
        kind: z.literal('open311'),
        serviceCode: words,
        description: z.array(fieldId).min(1),
        /** True for what lies in a public place: others may be told of it and follow it. */
        public: z.boolean().default(false),
      }),
      /** Opens a case with dates (P28). */
      z.strictObject({ kind: z.literal('case'), caseKind: z.enum(['complaint']) }),
      /** Puts a call back into the queue of work (P60, P61). */
      z.strictObject({ kind: z.literal('callback') }),
    ]),
    fields: z.array(fieldSchema).min(1),
  })
  .superRefine((form, context) => {
    const seen = new Map<string, Field>();
    for (const field of form.fields) {
      if (seen.has(field.id)) context.addIssue({ code: 'custom', message: `the field ${field.id} stands twice` });
      const { when } = field;
      if (when) {
        const asked = seen.get(when.field);
        const known = asked?.kind === 'choice' ? asked.choices.map(({ value }) => value) : [];
        const unknown = when.is.find((value) => !known.includes(value));
        if (unknown !== undefined)
          context.addIssue({
            code: 'custom',
            message: `${field.id} waits for ${when.field} to be ${unknown}, which is no choice asked before it`,
          });
      }
      if (field.means && field.kind !== KIND_OF[field.means])
        context.addIssue({
          code: 'custom',
          message: `${field.id} means ${field.means}, which a ${field.kind} cannot hold: make it a ${KIND_OF[field.means]}`,
        });
      seen.set(field.id, field);
    }
  });
export type Form = z.infer<typeof formSchema>;
