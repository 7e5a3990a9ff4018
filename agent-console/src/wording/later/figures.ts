/** What a supervisor reads about how we did. */
import { count } from '../count.ts';

export const figures = {
  assistant: 'What became of the assistant’s answers',
  period: 'In the last',
  days: (days: number) => `${days} days`,
  part: { resolved: 'Resolved', failed: 'Failed', unknown: 'Not known' },
  meaning: {
    resolved: 'They said that it helped, or did it online within a day. They did not come back.',
    failed: 'They came back within 3 days, needed a person, said no, or a form failed.',
    unknown: 'They left and said nothing, or have had less than 3 days to come back.',
  },
  share: (percent: number, answers: number) => `${percent}% (${answers})`,
  all: (answers: number) => `${count(answers, 'answer', 'answers')} in all.`,
  identified: (identified: number, answers: number) =>
    `We know who asked in ${identified} of ${answers}. Of the others we see only if they come back in the same chat.`,
  none: 'The assistant gave no answers in these days.',
  table: 'What became of the answers, by service',
  service: 'Service',
  ratings: {
    title: 'What residents say of us',
    table: 'Answers to “How did we do?”, by channel',
    channel: 'Channel',
    answers: 'Answers',
    good: 'Good or very good',
    all: 'All channels',
    percent: (percent: number) => `${percent}%`,
    few: 'Hidden',
    hidden: (fewest: number) => `Hidden: fewer than ${fewest} answers, or they could be worked out from the others.`,
    before: ({ positive, negative, source }: { positive: number; negative: number; source: string }) =>
      `Before the hub: ${positive} positive and ${negative} negative of ${positive + negative}. It was asked otherwise. ${source}.`,
  },
  failed: 'The figures could not be fetched',
  close: 'Close',
};
