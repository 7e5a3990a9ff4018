/** What an agent reads while checking who a resident is. */
import type { IdentityItem } from '@hub/contract';

const questions: Record<IdentityItem, { label: string; hint: string }> = {
  postcode: { label: 'Postcode', hint: 'On letters.' },
  councilTaxAccount: { label: 'Council tax account number', hint: 'On letters.' },
  dateOfBirth: { label: 'Date of birth', hint: 'Not on letters. Day, month and year, like 12 3 1984.' },
  paymentDay: { label: 'Day on which they pay council tax', hint: 'Not on letters. The day of the month, like 15.' },
};

export const identity = {
  lead: 'Ask two questions or more. One of them must not be on a letter.',
  empty: 'Leave empty what you do not ask. Do not tell them what we hold.',
  alreadyKnown: (name: string, address: string) => `We take this to be ${name}, ${address}.`,
  choose: 'Find and choose the resident first.',
  tooFew: 'Write two answers or more. One of them must not be on a letter.',
  questions,
  check: 'Check',
  close: 'Close without a check',
  done: 'Close',
  passed: 'They passed. They are at level 2 for this contact, for a limited time. The record is open.',
  failed: 'They did not pass. We do not say which answer was wrong. You can ask again.',
  stopped:
    'They did not pass, and checks have stopped for this person. Help with general things. They can show proof at a help hub, or write us a letter.',
  code: {
    title: 'A code by text',
    lead: 'It goes to the mobile number that we hold, not to one that they give you. The right code makes it level 1.',
    send: 'Send a code',
    again: 'Send another code',
    sent: (time: string) => `Sent. It works until ${time}. Ask them to read it out, or to type it in the chat.`,
    label: 'Code that they gave you',
    hint: 'Six digits.',
    check: 'Check the code',
    passed: 'The code was right. They are at level 1 for this contact, for a limited time.',
    failed: 'That is not the code. It can be tried three times.',
  },
  or: 'Or ask questions',
};
