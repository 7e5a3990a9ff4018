/** An agent asks a resident questions that the council knows the answers to, and the hub says whether they passed (P36, P41). */
import * as z from 'zod';

/** What can be asked, and whether it stands on a letter that somebody else may have opened. */
export const IDENTITY_ITEMS = [
  { id: 'postcode', onLetter: true },
  { id: 'councilTaxAccount', onLetter: true },
  { id: 'dateOfBirth', onLetter: false },
  { id: 'paymentDay', onLetter: false },
] as const;
export type IdentityItem = (typeof IDENTITY_ITEMS)[number]['id'];

/** The longest answer to one question, in UTF-16 code units. */
export const IDENTITY_ANSWER_LIMIT = 60;

const answerSchema = z.string().max(IDENTITY_ANSWER_LIMIT, `Write at most ${IDENTITY_ANSWER_LIMIT} characters.`);

/** `POST /api/console/contacts/:contactId/identity`. The same `checkId` again is the same check: it counts once. */
export const identityCheckSchema = z.strictObject({
  checkId: z.uuid(),
  /** Null where the contact belongs to a resident already. */
  residentReference: z.string().max(40).nullable(),
  /** As it was said; a question that is left out or empty was not asked. */
  answers: z.strictObject({
    postcode: answerSchema.optional(),
    councilTaxAccount: answerSchema.optional(),
    dateOfBirth: answerSchema.optional(),
    paymentDay: answerSchema.optional(),
  } satisfies Record<IdentityItem, z.ZodType>),
});
export type IdentityCheck = z.infer<typeof identityCheckSchema>;

/** All that is ever said of a check: never which answer was wrong. `stopped` says that no further one may be made for now. */
export const identityOutcomeSchema = z.object({ passed: z.boolean(), stopped: z.boolean() });
export type IdentityOutcome = z.infer<typeof identityOutcomeSchema>;

/** `POST /api/console/contacts/:contactId/identity/code`: a code to the number on the record. The same `codeId` again is the same text. */
export const identityCodeAskedSchema = z.strictObject({
  codeId: z.uuid(),
  /** Null where the contact belongs to a resident already. */
  residentReference: z.string().max(40).nullable(),
});
export type IdentityCodeAsked = z.infer<typeof identityCodeAskedSchema>;

/** Until when the code counts. Neither the code nor the number is ever told to the agent. */
export const identityCodeSentSchema = z.object({ until: z.iso.datetime() });
export type IdentityCodeSent = z.infer<typeof identityCodeSentSchema>;

/** `POST /api/console/contacts/:contactId/identity/code/check`. The same `checkId` again is the same check: it counts once. */
export const identityCodeCheckSchema = z.strictObject({
  checkId: z.uuid(),
  residentReference: z.string().max(40).nullable(),
  /** As it was read out. */
  code: z.string().max(40),
});
export type IdentityCodeCheck = z.infer<typeof identityCodeCheckSchema>;
