/** What the back office gets wrong on purpose, so that a person and a test can see what the hub makes of it. */
import type { RequestHandler } from 'express';
import * as z from 'zod';

export const faultSchema = z.strictObject({
  /**
   * 500: fails before anything is stored · 429: asks to wait two seconds · slow: answers, too late · timeout-after-accept: stores
   * the report and never answers.
   */
  mode: z.enum(['none', '500', '429', 'slow', 'timeout-after-accept']),
  /** How many calls that would report something meet it; then all is well again. */
  times: z.int().min(1).default(1),
});
export type Fault = z.infer<typeof faultSchema>;

export interface Faults {
  set(fault: Fault): void;
  /** Stands before whatever takes reports. */
  meet: RequestHandler;
}

const SLOW_MS = 4000;
const WAIT_SECONDS = 2;

export function createFaults(): Faults {
  let fault: Fault = { mode: 'none', times: 1 };
  return {
    set: (next) => (fault = next),
    meet: (_req, res, next) => {
      const { mode, times } = fault;
      if (mode === 'none') {
        next();
        return;
      }
      fault = times === 1 ? { mode: 'none', times: 1 } : { mode, times: times - 1 };
      if (mode === '500') res.status(500).json([{ code: '500', description: 'Something went wrong here.' }]);
      else if (mode === '429') {
        res.status(429).set('retry-after', String(WAIT_SECONDS));
        res.json([{ code: '429', description: 'Too many at once.' }]);
      } else if (mode === 'slow') setTimeout(next, SLOW_MS);
      else {
        // All is done as always, but for the answer.
        res.json = () => res;
        next();
      }
    },
  };
}
