/** The rent office: a tenancy of a council home, and what is owed on it. */
import * as z from 'zod';
import type { Ask } from './ask.ts';
import type { Office, RentRecord } from './office.ts';
import { poundsSchema, readAnswer } from './read-answer.ts';

const answerSchema = z
  .object({
    tenancy: z.string(),
    weekly_rent: poundsSchema,
    /** Below nothing where the tenant owes. */
    balance: poundsSchema,
    arrangement: z.object({ description: z.string() }).nullable(),
    holds: z.array(z.string()),
  })
  .transform(({ tenancy, weekly_rent, balance, arrangement, holds }): RentRecord => ({
    tenancy,
    weeklyPence: weekly_rent,
    arrearsPence: Math.max(0, -balance),
    arrangement: arrangement?.description ?? null,
    breathingSpace: holds.includes('breathing-space'),
  }));

export const readRent = (body: unknown): RentRecord | null => readAnswer(answerSchema.nullable(), body);

export const createRent = (ask: Ask): Office<RentRecord> => ({
  find: async (reference) => readRent(await ask(reference)),
});
