/** What the network gets wrong on purpose, so that a person and a test can see what the hub makes of it. */
import * as z from 'zod';

export const TEXT_FAULTS = [
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
export type TextFault = (typeof TEXT_FAULTS)[number];

export const CALL_FAULTS = [
  /** Makes the call and never answers the hub. */
  'timeout-after-accept',
  /** Makes no call and answers that something went wrong. */
  '500',
  /** Tells nothing of what became of the call. */
  'lost-callback',
  /** Tells it when all is over, twice, the end before the beginning. */
  'callbacks-out-of-order',
  /** The telephone that is called is busy. */
  'busy',
  /** Nobody answers it. */
  'no-answer',
] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

const SCOPE = {
  /** How many texts or calls meet it; then all is well again. */
  times: z.coerce.number<number | string>().int().min(1).max(1000).default(1),
  /** Whose handset, or everybody's. */
  number: z.string().min(1).max(20).optional(),
};
/** `none` takes away what was set for that handset, or everything of the kind. */
export const faultSchema = z.union([
  z.strictObject({ about: z.literal('texts').default('texts'), mode: z.enum(['none', ...TEXT_FAULTS]), ...SCOPE }),
  z.strictObject({ about: z.literal('calls'), mode: z.enum(['none', ...CALL_FAULTS]), ...SCOPE }),
]);
export type Fault = z.infer<typeof faultSchema>;
/** As one writes it. */
export type FaultInput = z.input<typeof faultSchema>;

export interface Faults {
  /** Adds one beside those that are set; the same one again is counted anew. */
  set(fault: Fault): void;
  /** All that the next text or call of this handset meets; counted. */
  nextText(number: string): ReadonlySet<TextFault>;
  /** Of the given ones alone: a call from a handset meets no engaged tone. */
  nextCall(number: string, suiting?: readonly CallFault[]): ReadonlySet<CallFault>;
  /** What is set now. */
  all(): readonly Fault[];
}

export function createFaults(): Faults {
  let faults: Fault[] = [];
  const next = (about: Fault['about'], number: string, suiting: readonly string[]): string[] => {
    const met = faults.filter(
      (fault) =>
        fault.about === about &&
        suiting.includes(fault.mode) &&
        (fault.number === undefined || fault.number === number),
    );
    faults = faults.flatMap((fault) => {
      if (!met.includes(fault)) return [fault];
      return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
    });
    return met.map(({ mode }) => mode);
  };
  return {
    set: (given) => {
      const isReplaced = ({ about, mode, number }: Fault): boolean =>
        about === given.about &&
        (given.mode === 'none'
          ? given.number === undefined || number === given.number
          : mode === given.mode && number === given.number);
      faults = faults.filter((fault) => !isReplaced(fault));
      if (given.mode !== 'none') faults.push(given);
    },
    nextText: (number) => new Set(next('texts', number, TEXT_FAULTS) as TextFault[]),
    nextCall: (number, suiting = CALL_FAULTS) => new Set(next('calls', number, suiting) as CallFault[]),
    all: () => faults,
  };
}
