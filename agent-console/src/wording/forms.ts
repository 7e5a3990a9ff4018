/** What an agent reads while filling an e-form with a resident. */
import type { FormAnswer } from '@hub/contract';

export const forms = {
  title: 'Form',
  begin: 'Fill in a form with them',
  choose: 'Choose a form',
  beginButton: 'Begin',
  saidBy: ({ by, name, confirmed }: FormAnswer): string =>
    by === 'agent'
      ? `written by ${name ?? 'an agent'}`
      : by === 'resident'
        ? 'said by the resident'
        : confirmed
          ? 'from their words, confirmed'
          : 'from their words, not confirmed yet',
  leftOut: 'Left out',
  missing: (n: number) => (n === 1 ? '1 answer is missing' : `${n} answers are missing`),
  whole: 'Everything is there',
  change: 'Change',
  save: 'Write down',
  cancel: 'Leave it as it is',
  insist: 'Use these words as they are',
  whichPlace: 'Which place do they mean?',
  readBack: 'I have read it back and they said yes',
  readBackFirst: 'Read the answers back to the resident first.',
  send: 'Send the form',
  sent: (reference: string) => `Sent. Reference ${reference}`,
  saved: (label: string) => `Written down: ${label}`,
  optional: (label: string) => `${label} (can be left out)`,
};
