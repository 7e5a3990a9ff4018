import * as z from 'zod';

const path = z.string().regex(/^[\w./-]+$/);

/** Which code and tests keep each clause of the policy, beside the rows of the tables. Paths start at the repository. */
export const traceabilitySchema = z.strictObject({
  purpose: z.string(),
  clauses: z.array(
    z.strictObject({ id: z.string().regex(/^P\d{2}[b-g]?$/), code: z.array(path), tests: z.array(path) }),
  ),
});

export type Traceability = z.infer<typeof traceabilitySchema>;

/** Ids of all clauses of the policy, in its order: P01 to P75, with P55b to P55g after P55. */
export const CLAUSES: readonly string[] = Array.from(
  { length: 75 },
  (_, n) => `P${String(n + 1).padStart(2, '0')}`,
).flatMap((id) => (id === 'P55' ? [id, ...['b', 'c', 'd', 'e', 'f', 'g'].map((part) => `${id}${part}`)] : [id]));
