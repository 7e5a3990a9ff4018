/** What an office gets wrong on purpose, so that a person and a test can see what the single view makes of it. */
import type { RequestHandler } from 'express';
import * as z from 'zod';
import { OFFICES } from './records.ts';
import type { Office } from './records.ts';

export const faultSchema = z.strictObject({
  office: z.enum(OFFICES),
  /**
   * none: all is well · slow: answers after `ms` · dead: takes the question and never answers · 500: says that it failed · nonsense:
   * answers something else than was agreed.
   */
  mode: z.enum(['none', 'slow', 'dead', '500', 'nonsense']),
  ms: z.int().min(1).max(60_000).default(1500),
});
export type Fault = z.infer<typeof faultSchema>;

export interface Faults {
  /** Holds until it is set otherwise. */
  set(fault: Fault): void;
  /** Stands before what an office answers. */
  meet(office: Office): RequestHandler;
}

export function createFaults(): Faults {
  const faults = new Map<Office, Fault>();
  return {
    set: (fault) => faults.set(fault.office, fault),
    meet: (office) => (_req, res, next) => {
      const fault = faults.get(office);
      switch (fault?.mode) {
        case 'slow':
          setTimeout(next, fault.ms);
          break;
        case 'dead':
          break;
        case '500':
          res.status(500).json({ error: 'Something went wrong here.' });
          break;
        case 'nonsense':
          res.json({ charge: 'a lot' });
          break;
        case 'none':
        case undefined:
          next();
      }
    },
  };
}
