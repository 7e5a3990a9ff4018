/** What a supervisor reads while a draft of the rules is tried on past contacts. It comes with the page of the rules. */
import type { GuardRow } from '@hub/contract';
import { count } from '../count.ts';

const percent = (share: number): string => `${(Math.round(share * 1000) / 10).toLocaleString('en-GB')}%`;
const points = (share: number): string => {
  const rounded = Math.round(share * 1000) / 10;
  return `${rounded > 0 ? '+' : ''}${rounded.toLocaleString('en-GB')}`;
};

const guarded: Record<GuardRow['guarded'], string> = {
  person: 'Reach a person at once',
  digital: 'Are led to the website or the assistant',
  channel: 'Meet a person on the channel they use',
};

export const whatIf = {
  title: 'Try it on past contacts',
  body: 'See what the draft would have done, and for whom. Nothing is changed, and nobody is named.',
  period: 'Which contacts',
  periods: {
    4: 'The last 4 weeks',
    8: 'The last 8 weeks',
    12: 'The last 12 weeks',
    days: 'Days I choose',
    all: 'All that are stored',
  },
  from: 'First day',
  to: 'Last day',
  run: 'Try the draft',
  again: 'Try it again',
  cancel: 'Stop',
  failed: 'It did not work',
  running: (done: number, total: number) =>
    total === 0
      ? 'Looking at past contacts.'
      : `Looked at ${Math.min(done, total).toLocaleString('en-GB')} of about ${total.toLocaleString('en-GB')}.`,
  progress: 'How far it is',
  state: {
    cancelled: 'It was stopped before the end.',
    failed: 'Something went wrong on our side. Try it again.',
    lost: 'A server stopped while it was at work. Try it again.',
  },
  outdated: 'The draft was changed since. Try it again to see how it is now.',
  of: (from: string, to: string) => `Contacts from ${from} to ${to}.`,
  ofAll: 'All contacts that are stored.',
  sum: (changed: number, total: number) =>
    `${changed.toLocaleString('en-GB')} of ${count(total, 'contact', 'contacts')} would be dealt with otherwise.`,
  flows: 'Where they would go instead',
  flow: 'From and to',
  n: 'Contacts (n)',
  changed: 'Would change',
  share: 'Share',
  by: { service: 'By service', channel: 'By channel', need: 'By need', hour: 'By hour' },
  name: { service: 'Service', channel: 'Channel', need: 'Need', hour: 'Hour' },
  hour: (hour: string) => `${hour}:00 to ${hour}:59`,
  none: 'None on record',
  unknown: 'Not known',
  other: 'Other',
  arrow: (from: string, to: string) => `${from} → ${to}`,
  percent,
  points,
  contacts: {
    title: 'Contacts that would change',
    show: (n: number) => `Look at ${count(n, 'contact', 'contacts')} one by one`,
    caption: 'Each with its reasons, as the rules are and as the draft has it',
    contact: 'Contact',
    before: 'As it is',
    after: 'With the draft',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    earlier: 'Earlier page',
    next: 'Next page',
    needs: (needs: string) => `Needs: ${needs}`,
  },
  guard: {
    title: 'Does it leave anybody behind?',
    passes: 'No. No group comes off worse than others by more than is allowed.',
    stops: 'Yes. It cannot be published as it is.',
    allowed: (tolerance: number, source: string) => `Allowed: ${tolerance} points of a hundred. ${source}`,
    finding: ({ n, before, after, othersBefore, othersAfter }: GuardRow) =>
      `${percent(before)} before and ${percent(after)} after, of ${count(n, 'contact', 'contacts')}.` +
      (othersBefore === null || othersAfter === null
        ? ''
        : ` Others: ${percent(othersBefore)} and ${percent(othersAfter)}.`),
    byRows: (rules: string) => `By the rows ${rules}.`,
    guarded,
    group: {
      'any-need': 'Anybody with a need',
      'no-access': 'No access to the internet',
      'low-skills': 'Not at ease online',
      'access-unknown': 'Access not known',
    },
    all: 'All groups with their figures',
    others: 'The others are people who can go online and need nothing.',
    caption: 'Each group beside the others',
    heads: {
      group: 'Group and what',
      n: 'n',
      before: 'Before',
      after: 'After',
      others: 'Others before and after',
      difference: 'Difference, in points (95%)',
      verdict: 'Verdict',
    },
    groupAndWhat: (group: string, what: string) => `${group}: ${what.toLowerCase()}`,
    difference: (change: number, low: number, high: number) => `${points(change)} (${points(low)} to ${points(high)})`,
    hidden: (n: number, fewest: number) =>
      `${count(n, 'group', 'groups')} with fewer than ${fewest} contacts ${n === 1 ? 'is' : 'are'} not shown.`,
    stopsRow: 'Stops it',
    fine: 'Fine',
    few: 'Too few',
    covered: 'It was let pass. It may be published.',
    given: (by: string, date: string, reason: string) => `${by} let it pass on ${date}: ${reason}`,
    override: 'Let it pass',
    overrideBody: 'Only if it must be so. Your name and reason are kept for ever.',
    reason: 'Why it must be so, and what protects these people',
    reasonShort: 'Say why, in a sentence.',
  },
  queues: {
    title: 'What the queue would be like',
    none: 'Too little is known of these days to say.',
    body: (days: number) =>
      `Simulated from how people came and worked on ${count(days, 'day', 'days')}. It is a guide, not a promise.`,
    caption: 'Waiting and cost, before and after',
    measure: 'Measure',
    before: 'As it is',
    after: 'With the draft',
    rows: {
      contacts: 'Contacts for people, a day',
      mean: 'Average wait',
      p90: 'Nine in ten wait no longer than',
      abandoned: 'Give up',
      cost: 'Cost of all contacts of the period',
    },
    seconds: (n: number) => (n < 120 ? count(n, 'second', 'seconds') : count(Math.round(n / 60), 'minute', 'minutes')),
  },
};
