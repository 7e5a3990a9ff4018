/** The library: what somebody has on loan, what of it is late, and their fines. Which books they read is not asked for. */
import * as z from 'zod';
import type { Ask } from './ask.ts';
import type { LibraryRecord, Office } from './office.ts';
import { owedSchema, readAnswer } from './read-answer.ts';

const answerSchema = z
  .object({
    loans: z.object({ current: z.int().min(0), overdue: z.int().min(0) }),
    charges: owedSchema,
  })
  .transform(({ loans, charges }): LibraryRecord => ({
    loans: loans.current,
    overdue: loans.overdue,
    finesPence: charges,
  }));

export const readLibrary = (body: unknown): LibraryRecord | null => readAnswer(answerSchema.nullable(), body);

export const createLibrary = (ask: Ask): Office<LibraryRecord> => ({
  find: async (reference) => readLibrary(await ask(reference)),
});
