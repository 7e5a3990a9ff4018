/** E-forms as they travel: one definition that is a dialog, a page and an agent's panel, and the draft that all of them fill. */
import * as z from 'zod';

/** Where something is. `text` is always there and is what a person reads; the rest is what a gazetteer knew of it. */
export const placeSchema = z.strictObject({
  text: z.string().min(1).max(200),
  postcode: z.string().optional(),
  /** Unique Property Reference Number, at most 12 digits, a string (BS 7666). */
  uprn: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  /** Unique Street Reference Number, at most 8 digits. */
  usrn: z
    .string()
    .regex(/^\d{1,8}$/)
    .optional(),
  /** WGS 84, degrees. */
  latitude: z.number().min(-90).max(90).optional(),
  longitude: z.number().min(-180).max(180).optional(),
});
export type Place = z.infer<typeof placeSchema>;

/** What a field holds: words, a choice's value, an ISO date, a phone number (digits from 0), or a place. */
export const fieldValueSchema = z.union([z.string(), placeSchema]);
export type FieldValue = z.infer<typeof fieldValueSchema>;

/**
 * One answer with who said it. `value` is null for a question that may be left out and was. `assistant`: taken from the
 * resident's own words and not yet confirmed by them.
 */
export const formAnswerSchema = z.strictObject({
  value: fieldValueSchema.nullable(),
  by: z.enum(['resident', 'assistant', 'agent']),
  /** The agent's name, when an agent wrote it. */
  name: z.string().optional(),
  confirmed: z.boolean(),
  at: z.iso.datetime(),
});
export type FormAnswer = z.infer<typeof formAnswerSchema>;

export const formAnswersSchema = z.record(z.string(), formAnswerSchema);
export type FormAnswers = z.infer<typeof formAnswersSchema>;

export const fieldKindSchema = z.enum(['text', 'long-text', 'choice', 'date', 'phone', 'email', 'postcode', 'place']);
export type FieldKind = z.infer<typeof fieldKindSchema>;

/** One question, as a dialog asks it and as a page shows it. */
export const fieldViewSchema = z.object({
  id: z.string(),
  kind: fieldKindSchema,
  /** Short name: "Where it is". */
  label: z.string(),
  /** The whole sentence: "Where is the hole?" */
  question: z.string(),
  hint: z.string().optional(),
  optional: z.boolean(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  /** HTML autocomplete token (WCAG 1.3.5), when it asks something of the resident themselves. */
  autocomplete: z.string().optional(),
});
export type FieldView = z.infer<typeof fieldViewSchema>;

export const draftStateSchema = z.enum(['open', 'sent', 'left']);
export type DraftState = z.infer<typeof draftStateSchema>;

/** A draft ready to be shown: the fields that are asked, in order, and what was said so far. */
export const draftViewSchema = z.object({
  draftId: z.uuid(),
  formId: z.string(),
  title: z.string(),
  state: draftStateSchema,
  /** Grows with every change; a change names the version it was made on. */
  version: z.int(),
  fields: z.array(fieldViewSchema),
  answers: formAnswersSchema,
  /** Each answer as a person reads it, by field. */
  inWords: z.record(z.string(), z.string()),
  /** Fields that still need an answer before it can be sent. */
  missing: z.array(z.string()),
  /** Given when it was sent. */
  reference: z.string().nullable(),
});
export type DraftView = z.infer<typeof draftViewSchema>;

/** `POST /api/console/drafts/:draftId/answers`: one field, in the words that were said; null leaves an optional field out. */
export const draftAnswerSchema = z.strictObject({
  field: z.string().max(40),
  text: z.string().max(2000).nullable(),
  version: z.int(),
  /** True when the words were doubted and are meant as they are: a place that no list knows. */
  insists: z.boolean(),
});
export type DraftAnswer = z.infer<typeof draftAnswerSchema>;

/** `POST /api/console/drafts/:draftId/send`: everything was read back to the resident, who said yes. */
export const draftSendSchema = z.strictObject({ version: z.int() });
export type DraftSend = z.infer<typeof draftSendSchema>;

/** The draft as it is afterwards, and what could not be read: then nothing was changed. */
export const draftSavedSchema = z.object({
  draft: draftViewSchema,
  wrong: z.object({ field: z.string(), text: z.string(), places: z.array(z.string()) }).nullable(),
});
export type DraftSaved = z.infer<typeof draftSavedSchema>;

/** `POST /api/console/contacts/:contactId/drafts`: begins a form with the resident, or goes on with the open one. */
export const draftBeginSchema = z.strictObject({ formId: z.string().max(40) });
export type DraftBegin = z.infer<typeof draftBeginSchema>;

/** An e-form that can be begun, for a list of choices. */
export const formChoiceSchema = z.object({ formId: z.string(), title: z.string(), serviceId: z.string() });
export type FormChoice = z.infer<typeof formChoiceSchema>;
export const formListSchema = z.array(formChoiceSchema);
