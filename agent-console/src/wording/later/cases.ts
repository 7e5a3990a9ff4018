/** What staff read over the list of cases with a clock; it comes with the list, when it is opened. */
import type { CaseTold } from '@hub/contract';
import { count } from '../count.ts';

const told: Record<CaseTold, string> = {
  text: 'The resident is told by text.',
  chat: 'The resident is told in their chat.',
  person: 'Tell the resident by letter or phone: it stands in the list of what is to do.',
};

export const cases = {
  lead: 'Complaints, requests for information and requests about own data that are open. What is due first comes first.',
  find: 'Find by reference or name',
  count: (n: number) => count(n, 'open case', 'open cases'),
  overdueCount: (n: number) => `${n.toLocaleString('en-GB')} overdue`,
  soonCount: (n: number) => `${n.toLocaleString('en-GB')} due soon`,
  cut: (n: number) => `Only the first ${n.toLocaleString('en-GB')} are shown.`,
  none: 'No case is open.',
  noneFound: 'No case fits.',
  answered: (n: number) => `Answered, and may be reviewed (${n.toLocaleString('en-GB')})`,
  extended: (date: string, reason: string) => `Extended from ${date}. Reason: ${reason}`,
  acknowledge: 'Mark as acknowledged',
  close: 'Mark as answered',
  extend: 'Extend',
  review: 'They ask for a review',
  until: 'New day to answer by',
  untilHint: (date: string) => `A working day, ${date} at the latest.`,
  reason: 'Why it takes longer',
  reasonHint: 'The resident is told this and the new day. A text has the day alone.',
  extendConfirm: 'Extend and tell them',
  cancel: 'Cancel',
  notMine: 'A supervisor can change this, or whoever deals with a contact of this resident.',
  done: {
    acknowledged: (reference: string) => `${reference} is acknowledged.`,
    answered: (reference: string) => `${reference} is answered.`,
    extend: (reference: string, date: string) => `${reference} is now due by ${date}.`,
    review: (reference: string, date: string) => `Stage 2 is open: ${reference}, due by ${date}.`,
  },
  told,
  failed: 'The cases could not be fetched',
  closeList: 'Close',
};
