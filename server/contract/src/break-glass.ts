/** Sign-ins with the sealed account, as supervisors see them until one of them has marked each as seen. */
import * as z from 'zod';

/** `GET /api/console/break-glass`, oldest first. `mine`: by whoever asks, who cannot mark it. */
export const breakGlassUseSchema = z.object({
  useId: z.uuid(),
  name: z.string(),
  reason: z.string(),
  at: z.iso.datetime(),
  mine: z.boolean(),
});
export const breakGlassUseListSchema = z.array(breakGlassUseSchema);
export type BreakGlassUse = z.infer<typeof breakGlassUseSchema>;
