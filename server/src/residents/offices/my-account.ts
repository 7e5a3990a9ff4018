/** MyAccount, the council's account for residents: since when somebody has one and what they use it for. */
import * as z from 'zod';
import type { Ask } from './ask.ts';
import type { MyAccountRecord, Office } from './office.ts';
import { readAnswer } from './read-answer.ts';

const answerSchema = z
  .object({
    registered_at: z.iso.datetime({ offset: true }),
    last_sign_in_at: z.iso.datetime({ offset: true }).nullable(),
    services: z.array(z.string()),
  })
  .transform(({ registered_at, last_sign_in_at, services }): MyAccountRecord => ({
    registeredAt: new Date(registered_at).toISOString(),
    lastSignInAt: last_sign_in_at === null ? null : new Date(last_sign_in_at).toISOString(),
    services,
  }));

export const readMyAccount = (body: unknown): MyAccountRecord | null => readAnswer(answerSchema.nullable(), body);

export const createMyAccount = (ask: Ask): Office<MyAccountRecord> => ({
  find: async (reference) => readMyAccount(await ask(reference)),
});
