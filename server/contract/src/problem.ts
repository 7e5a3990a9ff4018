/** Named refusals. A refusal is a value that says what went wrong, where, and what to do (RFC 9457). */
import * as z from 'zod';

export const problemCodeSchema = z.enum([
  'bad-payload',
  'too-large',
  'too-many-messages',
  'busy',
  'unknown-event',
  'not-signed-in',
  'not-allowed',
  'not-your-conversation',
  'conversation-not-found',
  'contact-not-found',
  'offer-gone',
  'at-capacity',
  'not-found',
  'changed',
  'method-not-allowed',
  'draining',
  'fault',
]);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** RFC 9457 problem details, the same over HTTP and in socket acknowledgements. `where` points at the field that was wrong. */
export const problemSchema = z.object({
  type: z.string(),
  code: problemCodeSchema,
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  where: z.string().optional(),
  retryAfterSeconds: z.number().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

/** What every acknowledgement is: done, or refused with the reason. */
export interface Refused {
  ok: false;
  problem: Problem;
}
export type Outcome<T extends object = object> = ({ ok: true } & T) | Refused;
