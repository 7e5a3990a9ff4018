/**
 * What residents tell us of themselves, kept with their conversation and, where it protects them, with their record: so that
 * it holds on the next contact too (P12, P19, P51). Pure.
 */
import type { Answered, Understood } from '@hub/bots';
import * as z from 'zod';

export const toldSchema = z.object({
  digitalAccess: z.enum(['none', 'home', 'work', 'mobileOnly']).optional(),
  /** ISO 8601: when the digital access was told. */
  digitalAccessSince: z.iso.datetime().optional(),
  flags: z.array(z.string()).default([]),
  safeContact: z.enum(['yes', 'no']).optional(),
  forSomeoneElse: z.boolean().optional(),
  tenancy: z.enum(['council', 'other']).optional(),
  /** What they told us they need, in this conversation (P19). */
  needs: z.array(z.string()).optional(),
  /** In which they need an interpreter, as a tag (P24). */
  language: z.string().optional(),
});
export type Told = z.infer<typeof toldSchema>;

/** What is stored, as far as it can be read; a conversation that told nothing has an empty one. */
export function readTold(stored: unknown): Told {
  const read = toldSchema.safeParse(stored);
  return read.success ? read.data : { flags: [] };
}

/** The flags that a message raises, by what it says of its writer. */
function flagsOf({ asks, safety }: Understood): string[] {
  return [
    ...(asks.underEighteen ? ['child-alone'] : []),
    ...(asks.bereavement ? ['bereavement'] : []),
    ...(asks.cannotPay ? ['debt-crisis'] : []),
    ...(safety?.signal === 'domestic-abuse' ? ['domestic-abuse'] : []),
  ];
}

/** Adds what a message says of its writer. Only ever towards more protection; a later "I can" is an answer, not a hint. */
export function tell(told: Told, understood: Understood, now: Date): Told {
  const flags = [...new Set([...told.flags, ...flagsOf(understood)])];
  const isInDanger = understood.safety?.signal === 'domestic-abuse' && told.safeContact === undefined;
  return {
    ...told,
    flags,
    ...(understood.asks.digitalExclusion &&
      told.digitalAccess !== 'none' && { digitalAccess: 'none' as const, digitalAccessSince: now.toISOString() }),
    ...(understood.asks.forSomeoneElse && { forSomeoneElse: true }),
    ...(isInDanger && { safeContact: 'no' as const }),
  };
}

/** Adds the answer to one of the policy's questions: what somebody answers wins over what was told before. */
export function hear(told: Told, { question, answer }: Answered, now: Date): Told {
  if (answer === 'unknown') return told;
  switch (question) {
    case 'digital-access':
      return { ...told, digitalAccess: answer, digitalAccessSince: now.toISOString() };
    case 'safe-contact':
      return { ...told, safeContact: answer };
    case 'tenancy':
      return { ...told, tenancy: answer };
    // Whether it is safe to talk, the person who takes over reads in the thread; a claimed authority is a claim, and checked.
    case 'safe-to-talk':
    case 'authority':
      return told;
  }
}

/** Whether there is anything to store. */
export function toldMore(before: Told, after: Told): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
