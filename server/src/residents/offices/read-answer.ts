/** Reads what an office answered, and words that the answers share. Pure. */
import * as z from 'zod';
import { OfficeTrouble } from './office.ts';

/** Pounds as offices write them, "1234.50", in whole pence: never by way of a fraction. */
export const poundsSchema = z
  .string()
  .regex(/^-?\d{1,9}\.\d{2}$/)
  .transform((text) => Number(text.replace('.', '')));

/** An amount owed. What is paid ahead is no debt. */
export const owedSchema = poundsSchema.transform((pence) => Math.max(0, pence));

/** The answer as it was agreed. What is wrong with another is not said: the answer is about a person. */
export function readAnswer<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new OfficeTrouble('an answer that is not as agreed');
  return parsed.data;
}
