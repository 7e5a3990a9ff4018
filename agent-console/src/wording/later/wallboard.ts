/** What a supervisor reads on the wallboard. */
import type { AgentState } from '@hub/contract';
import { count } from '../count.ts';

const state: Record<AgentState, string> = {
  available: 'Available',
  busy: 'Busy',
  'wrap-up': 'Wrap-up',
  break: 'On a break',
  training: 'In training',
  away: 'Away',
  offline: 'Not working',
};

export const wallboard = {
  title: 'Wallboard',
  large: 'Large screen',
  small: 'Leave the large screen',
  failed: 'The wallboard could not be opened.',
  by: 'Show',
  kind: { queues: 'By queue', channels: 'By channel', skills: 'By skill' },
  heading: { queues: 'Queues', channels: 'Channels', skills: 'Skills' },
  none: {
    queues: 'There are no queues yet.',
    channels: 'Nobody has waited today.',
    skills: 'No contact needs a skill.',
  },
  quiet: (names: number) => `Nothing waits and nothing happened today in ${count(names, 'other', 'others')}`,
  waiting: 'Waiting',
  longest: 'Longest wait',
  nobody: 'Nobody waits',
  callbacks: 'Call backs due',
  level: 'Answered in time today',
  withoutTarget: 'No target',
  abandoned: 'Left before an answer today',
  ofNobody: 'Nobody yet',
  share: (percent: number, part: number, all: number) => `${percent}% (${part} of ${all})`,
  available: 'Available now',
  target: (percent: number, seconds: string) => `Target: ${percent}% within ${seconds}`,
  seconds: (seconds: number) =>
    seconds % 60 === 0 ? count(seconds / 60, 'minute', 'minutes') : count(seconds, 'second', 'seconds'),
  mark: {
    over: (n: number) => `${n} over target`,
    level: 'Below target',
    abandoned: (percent: number) => `More than ${percent}% left`,
    nobody: 'Nobody available',
  },
  staff: 'Staff',
  nobodyHere: 'Nobody is at work.',
  state,
  stateAndMore: (words: string, next: string) => `${words}, then ${next.toLowerCase()}`,
  since: (duration: string) => `for ${duration}`,
  contacts: (n: number, places: number) => `${n} of ${count(places, 'place', 'places')} in use`,
  notHere: 'Their console is closed',
  setStatus: 'Set the status',
  setStatusOf: (name: string) => `Set the status of ${name}`,
  status: 'New status',
  statusMissing: 'Choose a status.',
  reason: 'Reason (your colleague reads it)',
  reasonMissing: 'Write a reason: your colleague reads it.',
  set: 'Set it',
  cancel: 'Cancel',
  wasSet: (name: string) => `The status of ${name} is set.`,
};
