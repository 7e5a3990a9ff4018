/** Messages that are taken for more than their words say, because of what the assistant found out. Pure. */
import type { HandoverReason, Understood } from '@hub/bots';

/** Whoever gives up on the assistant wants a person; that an answer did not help is known as such (P17, P46). */
export function wantsPerson(understood: Understood, reason: HandoverReason): Understood {
  const asks = { ...understood.asks, person: true };
  return reason === 'not-helped'
    ? { ...understood, asks, intents: [{ id: 'not-helped', confidence: 1 }] }
    : { ...understood, asks };
}

/** Somebody who answers that they cannot go online is decided as if they had said so themselves. */
export function aboutAccess(understood: Understood): Understood {
  return {
    ...understood,
    intents: [{ id: 'digital-exclusion', confidence: 1 }],
    band: 'answer',
    action: 'digital-exclusion',
  };
}

/** A choice that the resident pressed is as sure as an intent can be. */
export function choiceOf(understood: Understood, service: string): Understood {
  return { ...understood, intents: [{ id: service, confidence: 1 }], band: 'answer', action: 'answer' };
}
