/** What the network gets wrong on purpose, so that a person and a test can see what the hub makes of it. */
import * as z from 'zod';

export const FAULTS = [
  'none',
  /** Takes the text and never answers. */
  'timeout-after-accept',
  /** Takes the text and answers that something went wrong. */
  '500-after-accept',
  /** Takes nothing and says that it is too much. */
  '429',
  /** Tells nothing of what became of it. */
  'no-callback',
  /** Tells it twice, the end before the beginning. */
  'callbacks-out-of-order',
  /** The phone is off: not delivered. */
  'phone-off',
  /** The number is no mobile after all. */
  'landline',
] as const;

export const faultSchema = z.strictObject({
  mode: z.enum(FAULTS),
  /** How many texts of the council meet it; then all is well again. */
  times: z.coerce.number().int().min(1).max(1000).default(1),
});
export type Fault = z.infer<typeof faultSchema>;
export type FaultMode = Fault['mode'];

export interface Faults {
  set(fault: Fault): void;
  /** What the next text meets. */
  next(): FaultMode;
  now(): Fault;
}

const NONE: Fault = { mode: 'none', times: 1 };

export function createFaults(): Faults {
  let fault = NONE;
  return {
    set: (given) => (fault = given),
    next: () => {
      const { mode, times } = fault;
      fault = times > 1 ? { mode, times: times - 1 } : NONE;
      return mode;
    },
    now: () => fault,
  };
}
