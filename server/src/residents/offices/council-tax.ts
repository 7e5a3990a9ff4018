/** The council tax office: the bill of the year, what is overdue and what comes next. */
import * as z from 'zod';
import type { Ask } from './ask.ts';
import type { CouncilTaxRecord, Office } from './office.ts';
import { owedSchema, poundsSchema, readAnswer } from './read-answer.ts';

const answerSchema = z
  .object({
    account_number: z.string(),
    band: z.string().regex(/^[A-I]$/),
    charge: poundsSchema,
    overdue: owedSchema,
    next_instalment: z.object({ due: z.iso.date(), amount: poundsSchema }).nullable(),
    reductions: z.array(z.object({ description: z.string() })),
    holds: z.array(z.string()),
  })
  .transform(
    ({ account_number, band, charge, overdue, next_instalment: next, reductions, holds }): CouncilTaxRecord => ({
      account: account_number,
      band,
      yearPence: charge,
      arrearsPence: overdue,
      nextPayment: next && { on: next.due, pence: next.amount },
      reductions: reductions.map(({ description }) => description),
      breathingSpace: holds.includes('breathing-space'),
    }),
  );

export const readCouncilTax = (body: unknown): CouncilTaxRecord | null => readAnswer(answerSchema.nullable(), body);

export const createCouncilTax = (ask: Ask): Office<CouncilTaxRecord> => ({
  find: async (reference) => readCouncilTax(await ask(reference)),
});
