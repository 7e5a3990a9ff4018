/** How much worse a group may come off than others before people must look at it. Data, with where it comes from. */
import * as z from 'zod';
import given from './tolerance.json' with { type: 'json' };

const toleranceSchema = z.strictObject({
  /** Points of a hundred by which a group may fall behind the others. */
  points: z.number().min(0).max(100),
  /** Groups with fewer contacts are not shown and not judged by themselves. */
  fewest: z.int().min(1),
  /** The last weeks whose contacts a draft is judged by before it is published. */
  weeks: z.int().min(1).max(12),
  source: z.string().min(1),
});
export type Tolerance = z.infer<typeof toleranceSchema>;

export const TOLERANCE: Tolerance = toleranceSchema.parse(given);
