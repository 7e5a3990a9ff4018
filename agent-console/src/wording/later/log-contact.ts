/** What an agent reads while writing a contact down. */
import type { ContactLog } from '@hub/contract';

const access: Record<NonNullable<ContactLog['digitalAccess']> | 'notAsked', string> = {
  none: 'No, not at home or at work',
  home: 'Yes, at home',
  work: 'Yes, at work',
  mobileOnly: 'By phone only',
  notAsked: 'I did not ask',
};

export const logDialog = {
  channel: 'How did they reach us?',
  chooseChannel: 'Choose how they reached us.',
  who: 'Who is it?',
  find: 'Reference, surname or postcode',
  findButton: 'Find',
  findShort: 'Write at least 3 letters or numbers.',
  found: (n: number) => (n === 0 ? 'Nobody was found.' : n === 1 ? '1 resident found.' : `${n} residents found.`),
  notKnown: 'Not known',
  said: 'What did they say?',
  writeSaid: 'Write what they said.',
  service: 'Service (if you are sure)',
  serviceOpen: 'Leave it to the words',
  online: 'Can they get online?',
  access,
  tried: 'They tried online and it failed',
  error: 'What did the form show? (if they know)',
  taker: 'Who deals with it?',
  takers: { me: 'I am dealing with it', team: 'Pass it to the right team' } satisfies Record<
    ContactLog['takenBy'],
    string
  >,
  send: 'Log it',
  cancel: 'Close without logging',
};
