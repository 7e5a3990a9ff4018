/**
 * What of all that staff may do reads or changes something of a resident, and is therefore written down. Every line of the
 * authorisation table that staff may use stands here or has a word why not; a test holds the two together. OWASP ASVS 5.0 V16.2.
 */
import * as z from 'zod';
import given from './audited.json' with { type: 'json' };
import { SUBJECT_KINDS } from './entry.ts';
import type { Subject } from './entry.ts';

const lineSchema = z.union([
  z.strictObject({
    ...{ action: z.string(), kind: z.enum(SUBJECT_KINDS), field: z.string() },
    /** The request itself ends with a change that is on the disk before it is answered: its entry need not be there any earlier. */
    kept: z.literal('with-change').optional(),
  }),
  /** Nobody in particular is named by the request itself: what came of it is written down by the handler. */
  z.strictObject({ action: z.string() }),
  z.strictObject({ not: z.string() }),
]);
export type AuditLine = z.infer<typeof lineSchema>;

const LINES = new Map(Object.entries(z.record(z.string(), lineSchema).parse(given)));

/** By `METHOD path` or the name of an event. */
export const auditLineOf = (line: string): AuditLine | undefined => LINES.get(line);
export const auditedLines = (): string[] => [...LINES.keys()];

/** What the request is about, as far as it says so itself. */
export function subjectOf(line: AuditLine, fields: unknown): Subject | null {
  if (!('field' in line) || typeof fields !== 'object' || fields === null) return null;
  const id: unknown = (fields as Record<string, unknown>)[line.field];
  return typeof id === 'string' ? { kind: line.kind, id: id.slice(0, 200) } : null;
}
