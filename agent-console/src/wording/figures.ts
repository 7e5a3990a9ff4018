/** What a supervisor reads about the assistant's answers. */
import { count } from './count.ts';

export const figures = {
  button: 'How the assistant did',
  title: 'How the assistant did',
  period: 'Answers given in the last',
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
  failed: 'The figures could not be fetched',
  close: 'Close',
};
