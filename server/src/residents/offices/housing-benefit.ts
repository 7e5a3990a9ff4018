/** The housing benefit office: how a claim stands, what is paid, and what was paid too much. */
import * as z from 'zod';
import type { Ask } from './ask.ts';
import type { HousingBenefitRecord, Office } from './office.ts';
import { owedSchema, poundsSchema, readAnswer } from './read-answer.ts';

const STATES = { PENDING: 'being-decided', LIVE: 'in-payment', ENDED: 'stopped' } as const;

const answerSchema = z
  .object({
    claim_number: z.string(),
    status: z.enum(['PENDING', 'LIVE', 'ENDED']),
    weekly_award: poundsSchema,
    next_payment: z.iso.date().nullable(),
    overpayment: z.object({ outstanding: owedSchema }).nullable(),
  })
  .transform(({ claim_number, status, weekly_award, next_payment, overpayment }): HousingBenefitRecord => ({
    claim: claim_number,
    state: STATES[status],
    weeklyPence: weekly_award,
    nextPaymentOn: next_payment,
    overpaidPence: overpayment?.outstanding ?? 0,
  }));

export const readHousingBenefit = (body: unknown): HousingBenefitRecord | null =>
  readAnswer(answerSchema.nullable(), body);

export const createHousingBenefit = (ask: Ask): Office<HousingBenefitRecord> => ({
  find: async (reference) => readHousingBenefit(await ask(reference)),
});
