/** One entry of the audit trail: who asked for what of whom, when, and whether they were let. Pure. */
import * as z from 'zod';

export const SUBJECT_KINDS = [
  'contact',
  'conversation',
  'draft',
  'offer',
  'duty',
  'recording',
  'photo',
  'case',
  'resident',
  'service',
  'staff',
  'setting',
] as const;

export const subjectSchema = z.object({ kind: z.enum(SUBJECT_KINDS), id: z.string().max(200) });
export type Subject = z.infer<typeof subjectSchema>;

export const entrySchema = z.object({
  at: z.iso.datetime(),
  staffId: z.uuid(),
  /** A key of audited.json: what was asked for, such as `resident-read`. */
  action: z.string(),
  subject: subjectSchema.nullable(),
  /** `asked` is written before anything is done, so that nothing is done unseen; `refused` follows where it was not let. */
  outcome: z.enum(['asked', 'refused']),
  /** Why it was refused (the code of the problem), and what the member of staff gave as their reason, where one is asked for. */
  problem: z.string().optional(),
  reason: z.string().optional(),
});
export type AuditEntry = z.infer<typeof entrySchema>;
