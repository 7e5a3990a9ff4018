/** What a supervisor reads about how we did. */
import { count } from '../count.ts';

/** As residents are asked. */
const SCORE_WORDS: Readonly<Record<number, string>> = { 5: 'Very good', 4: 'Good', 3: 'OK', 2: 'Poor', 1: 'Very poor' };

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
  comments: {
    title: 'What they wrote',
    channel: 'Channel of the comments',
    allChannels: 'All channels',
    rating: 'Rating',
    allScores: 'All ratings',
    score: (score: number) => SCORE_WORDS[score] ?? String(score),
    from: (channel: string, score: string, date: string, service: string | null) =>
      [score, channel, ...(service === null ? [] : [service]), date].join(', '),
    withheld: 'Withheld: few may read this contact.',
    none: 'Nobody wrote anything in these days.',
    cut: (n: number) => `Only the newest ${n} are shown.`,
  },
  failed: 'The figures could not be fetched',
  close: 'Close',
};
