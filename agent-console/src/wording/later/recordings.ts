/** What staff read of recordings. */
import type { Recording } from '@hub/contract';
import { count } from '../count.ts';

const DAY_AND_TIME = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  timeZone: 'Europe/London',
});

const kind: Record<Recording['kind'], string> = { call: 'Talk', voicemail: 'Voicemail' };

/** Such as "2 minutes 5 seconds". */
function lengthOf(seconds: number): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [minutes > 0 && count(minutes, 'minute', 'minutes'), rest > 0 && count(rest, 'second', 'seconds')];
  return parts.filter((part) => part !== false).join(' ');
}

export const recordings = {
  title: 'Recordings',
  of: (what: Recording['kind'], at: string, seconds: number | null) =>
    [`${kind[what]}, ${DAY_AND_TIME.format(new Date(at))}`, ...(seconds === null ? [] : [lengthOf(seconds)])].join(
      ', ',
    ),
  state: {
    running: 'It is not ready to play yet.',
    deleted: 'It was kept as long as the council keeps them, and is deleted.',
  },
  supervisor: 'Only a supervisor can listen to a talk.',
  why: 'Why do you listen? This is kept with your name.',
  listen: 'Listen',
  failed: 'The recordings could not be loaded',
};
