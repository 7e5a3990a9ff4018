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
 * resident's own words and not yet confirmed by them. `record`, `line`: an agent took it over from what the council keeps of the
 * resident, or from the number that they ring or text from.
 */
export const formAnswerSchema = z.strictObject({
  value: fieldValueSchema.nullable(),
  by: z.enum(['resident', 'assistant', 'agent', 'record', 'line']),
  /** The agent's name, when an agent wrote it or took it over. */
  name: z.string().optional(),
  confirmed: z.boolean(),
  at: z.iso.datetime(),
});
export type FormAnswer = z.infer<typeof formAnswerSchema>;

export const formAnswersSchema = z.record(z.string(), formAnswerSchema);
export type FormAnswers = z.infer<typeof formAnswersSchema>;

export const fieldKindSchema = z.enum(['text', 'long-text', 'choice', 'date', 'phone', 'email', 'postcode', 'place']);
export type FieldKind = z.infer<typeof fieldKindSchema>;

/** What a field is about where it asks who somebody is: the council may know it already. */
export const meaningSchema = z.enum(['name', 'phone', 'email', 'address']);
export type Meaning = z.infer<typeof meaningSchema>;

/** `GET /api/console/contacts/:contactId/known`: what need not be asked, as it would be written down, and where it comes from. */
export const knownSchema = z.partialRecord(
  meaningSchema,
  z.object({ text: z.string(), from: z.enum(['record', 'line']) }),
);
export type Known = z.infer<typeof knownSchema>;

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
  means: meaningSchema.optional(),
});
export type FieldView = z.infer<typeof fieldViewSchema>;

export const draftStateSchema = z.enum(['open', 'sent', 'left']);
export type DraftState = z.infer<typeof draftStateSchema>;

/** How a resident said that all answers are right: when an agent read them out, on a page that a text led to, or in their chat. */
export const confirmedSchema = z.object({ by: z.enum(['read-back', 'text-link', 'chat']), at: z.iso.datetime() });
export type Confirmed = z.infer<typeof confirmedSchema>;

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
  /** That the resident said it is right as it stands; null until then, and again after any change. */
  confirmed: confirmedSchema.nullable(),
  /** They were asked and said that something is wrong. */
  doubted: z.boolean(),
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

/** `POST /api/console/drafts/:draftId/send`. `readBack`: everything was read out to the resident, who said yes. */
export const draftSendSchema = z.strictObject({ version: z.int(), readBack: z.boolean() });
export type DraftSend = z.infer<typeof draftSendSchema>;

/** `POST /api/console/drafts/:draftId/text`: asks the resident by text whether this version is right. */
export const draftTextSchema = z.strictObject({ version: z.int() });
export const draftTextedSchema = z.object({ number: z.string() });
export type DraftTexted = z.infer<typeof draftTextedSchema>;

/** What the page behind the link in that text shows. `changed`: the adviser has written something else since. */
export type ConfirmView =
  | { state: 'asks'; title: string; answers: { label: string; text: string }[] }
  | { state: 'confirmed' | 'doubted' | 'changed' }
  | { state: 'sent'; reference: string };

/** `GET /api/resident/draft`: the form that an adviser fills in with them, as the resident follows it in their chat. */
export const residentDraftSchema = z.object({
  draftId: z.uuid(),
  version: z.int(),
  title: z.string(),
  /** Each with its answer as a person reads it; `by` says who gave it, and is null where nobody has yet. */
  fields: z.array(fieldViewSchema.extend({ text: z.string().nullable(), by: formAnswerSchema.shape.by.nullable() })),
  isWhole: z.boolean(),
  isConfirmed: z.boolean(),
});
export type ResidentDraft = z.infer<typeof residentDraftSchema>;

/** `POST /api/resident/draft/answers` and `/confirm`. */
export const residentAnswerSchema = draftAnswerSchema.extend({ draftId: z.uuid() });
export type ResidentAnswer = z.infer<typeof residentAnswerSchema>;
export const residentConfirmSchema = z.strictObject({ draftId: z.uuid(), version: z.int() });
export type ResidentConfirm = z.infer<typeof residentConfirmSchema>;

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
