/** Cases with a clock on the desk: which are open, by the day on which something is due, and what is done about them. */
import * as z from 'zod';
import { caseSchema } from './work.ts';

export const CASE_REASON_LIMIT = 300;

export const deskCaseSchema = caseSchema.extend({
  caseId: z.uuid(),
  residentName: z.string(),
  /** The next day by which the council must act: acknowledge it, or answer it. */
  dueBy: z.iso.date(),
  /** Why it was made later, the last time. */
  extended: z.object({ reason: z.string(), dueBefore: z.iso.date() }).nullable(),
  /** The latest day that it may be extended to. */
  extendTo: z.iso.date(),
  /** A review would open its second stage. */
  mayReview: z.boolean(),
  /** Whoever asks may do something about it. */
  mayChange: z.boolean(),
});
export type DeskCase = z.infer<typeof deskCaseSchema>;

/** `GET /api/console/cases`: `open` by the day that is due, `answered` those answered lately that can still be reviewed. */
export const deskCaseListSchema = z.object({
  open: z.array(deskCaseSchema),
  /** How many are open in all; the list ends after the first few hundred. */
  openCount: z.int(),
  answered: z.array(deskCaseSchema),
});
export type DeskCaseList = z.infer<typeof deskCaseListSchema>;

/** `POST /api/console/cases/:caseId/steps`. */
export const caseStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('acknowledged') }),
  z.strictObject({ step: z.literal('answered') }),
  z.strictObject({ step: z.literal('review') }),
  z.strictObject({
    step: z.literal('extend'),
    until: z.iso.date('Choose a day.'),
    reason: z.string().trim().min(1, 'Say why it takes longer. The resident is told.').max(CASE_REASON_LIMIT),
  }),
]);
export type CaseStep = z.infer<typeof caseStepSchema>;

/** How the resident is told: by text, in their chat, or by a person who has it to do. */
export const caseToldSchema = z.enum(['text', 'chat', 'person']);
export type CaseTold = z.infer<typeof caseToldSchema>;

/** `told` is null where there is nothing new to tell; `reference` that of the case, or of its second stage. */
export const caseSteppedSchema = z.object({
  ok: z.literal(true),
  told: caseToldSchema.nullable(),
  reference: z.string(),
  answerBy: z.iso.date(),
});
export type CaseStepped = z.infer<typeof caseSteppedSchema>;
