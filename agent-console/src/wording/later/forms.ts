/** What an agent reads while filling an e-form with a resident. */
import type { Confirmed, FormAnswer, Known, Meaning, Touch } from '@hub/contract';

const AT = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

const BY: Record<Exclude<FormAnswer['by'], 'agent' | 'assistant'>, string> = {
  resident: 'said by the resident',
  record: 'from the record',
  line: 'the number on the line',
};
const CONFIRMED: Record<Confirmed['by'], string> = {
  'read-back': 'Read back and confirmed',
  'text-link': 'Confirmed by text',
  chat: 'Confirmed in their chat',
};
const COST: Record<Touch, string> = {
  online: 'nothing more',
  chat: 'a web chat',
  text: 'a text message',
  phone: 'a phone call',
  counter: 'a visit',
  email: 'an email',
  post: 'a letter',
};

export const forms = {
  saidBy: ({ by, name, confirmed }: FormAnswer): string =>
    by === 'agent'
      ? `written by ${name ?? 'an agent'}`
      : by !== 'assistant'
        ? BY[by]
        : confirmed
          ? 'from their words, confirmed'
          : 'from their words, not confirmed yet',
  proposed: { record: 'From the record', line: 'The number on the line' } satisfies Record<
    NonNullable<Known[Meaning]>['from'],
    string
  >,
  proposedHow: 'Press Enter to use it, or write something else.',
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
  confirmed: ({ by, at }: Confirmed) => `${CONFIRMED[by]} at ${AT.format(new Date(at))}`,
  doubted: 'They say that something is wrong. Ask them what it is.',
  byText: 'Send to confirm by text',
  texted: (number: string) => `Text sent to ${number}. Wait until they press a button.`,
  inChat: 'They see this in their chat and can confirm it there.',
  counts: (cost: Touch) => `Counts as online, with the cost of ${COST[cost]}`,
  send: 'Send the form',
  sent: (reference: string) => `Sent. Reference ${reference}`,
  readOut: (spelt: string) => `Read this out: ${spelt}`,
  saved: (label: string) => `Written down: ${label}`,
  optional: (label: string) => `${label} (can be left out)`,
};
