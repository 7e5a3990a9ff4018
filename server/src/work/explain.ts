/** Why a contact came to a person, ready to be shown: the stored decision with the words of the policy. Pure. */
import { becauseSchema, explanationSchema } from '@hub/contract';
import type { Explanation } from '@hub/contract';
import * as z from 'zod';

/** The policy's own words: why a row exists, and a fact as a label and its value, such as "Digital access: none". */
export interface ExplainWords {
  why: (rule: string) => string;
  fact: (path: string, value: unknown) => string;
}

const storedSchema = explanationSchema.extend({ because: z.array(becauseSchema) });

/** The part of a stored decision that is shown; null when it was stored in a form that we no longer know. */
export function explain(decision: unknown, ruleSetVersion: string, words: ExplainWords): Explanation | null {
  if (typeof decision !== 'object' || decision === null) return null;
  const stored = storedSchema.safeParse({ ...decision, ruleSetVersion });
  if (!stored.success) return null;
  const because = stored.data.because.map((each) => ({
    ...each,
    why: words.why(each.rule),
    known: Object.fromEntries(Object.entries(each.facts).map(([path, value]) => [path, words.fact(path, value)])),
  }));
  return { ...stored.data, because };
}
