/** Which staff have the same conversation open at the desk. */
import * as z from 'zod';

/** `conversation:look`: what the sender has open from now on, instead of what it had open before; null for nothing. */
export const lookSchema = z.strictObject({ conversationId: z.uuid().nullable() });
export type Look = z.infer<typeof lookSchema>;

export interface Lookers {
  /** The first names of the colleagues who have it open too, in the order of the alphabet. */
  others: string[];
}
