/** What people may change of the rules, one thing at a time. Each is data, so that it can travel, be refused and be tested. */
import * as z from 'zod';

const name = z.string().min(1).max(80);
const sentence = z.string().trim().min(1).max(500);
const row = { table: name, row: name };

export const ruleEditSchema = z.discriminatedUnion('kind', [
  /** What a row asks for of one fact; null takes the condition away. */
  z.strictObject({ kind: z.literal('set-cell'), ...row, fact: name, value: z.json() }),
  /** What a row gives, whole: its route and offers, its duties, its queue or its priority. */
  z.strictObject({ kind: z.literal('set-outcome'), ...row, then: z.record(z.string(), z.json()) }),
  z.strictObject({ kind: z.literal('set-why'), ...row, text: sentence }),
  z.strictObject({ kind: z.literal('set-equality'), ...row, text: sentence }),
  z.strictObject({ kind: z.literal('move-row'), ...row, direction: z.enum(['up', 'down']) }),
  z.strictObject({ kind: z.literal('remove-row'), ...row }),
  /** A new row above another one, asking for and giving the same at first; it gets an id that no row ever had. */
  z.strictObject({ kind: z.literal('copy-row'), ...row, why: sentence }),
  z.strictObject({
    kind: z.literal('set-wording'),
    language: name,
    id: name,
    text: z.string().trim().min(1).max(2000),
  }),
  z.strictObject({ kind: z.literal('set-phone'), id: name, number: z.string().trim().min(3).max(30) }),
  z.strictObject({ kind: z.literal('set-setting'), id: name, value: z.number() }),
  z.strictObject({ kind: z.literal('add-phrase'), signal: name, phrase: z.string().trim().min(2).max(80) }),
  /** An example that shows what a row does: it holds whatever the draft decides of these facts. */
  z.strictObject({ kind: z.literal('add-example'), ...row, title: sentence, facts: z.json() }),
  /** An example whose contact is now meant to be decided otherwise: it is written again as the draft decides. */
  z.strictObject({ kind: z.literal('renew-example'), table: name, example: name }),
]);

export type RuleEdit = z.infer<typeof ruleEditSchema>;
