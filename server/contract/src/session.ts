/** The session of a member of staff, as their page keeps it going. */
import * as z from 'zod';

/** `session:stay`: somebody did something at the page (`here`), or the page asks by itself how long the session still lasts. */
export const sessionStaySchema = z.strictObject({ here: z.boolean() });
export type SessionStay = z.infer<typeof sessionStaySchema>;

export interface SessionLeft {
  /** Until it ends, if nobody does anything more. */
  secondsLeft: number;
}
