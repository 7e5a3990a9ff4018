/** Reads something from outside by its schema, or says what was wrong and where. */
import type { Refused } from '@hub/contract';
import type * as z from 'zod';
import { refused } from './problem.ts';

/** `{ok: true, value}`, or a refusal whose `where` is the path of the first thing that was wrong. */
export function parse<T>(schema: z.ZodType<T>, input: unknown): { ok: true; value: T } | Refused {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') ?? '';
  const isTooLarge = issue?.code === 'too_big' && issue.origin === 'string';
  return refused(
    isTooLarge ? 'too-large' : 'bad-payload',
    issue?.message ?? 'The payload does not have the right form.',
    {
      where: where || 'payload',
    },
  );
}
