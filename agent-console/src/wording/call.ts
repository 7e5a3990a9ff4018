/** What an agent reads and hears of a telephone call. */
import type { CallDeed, Standing } from '../features/call/call-view.ts';
import type { Trouble } from '../features/call/softphone.ts';
import { count } from './count.ts';

const standing: Record<Standing, string> = {
  none: 'Nobody is on the line.',
  ringing: 'We are ringing them.',
  waiting: 'They are on the line. They wait for you.',
  connecting: 'Your line is connecting.',
  talking: 'You are talking.',
  elsewhere: 'Your line is not in this page. Join the call to speak here.',
  held: 'They are on hold.',
};

const deed: Record<CallDeed, string> = {
  ring: 'Ring them',
  join: 'Join the call',
  mute: 'Mute',
  unmute: 'Unmute',
  hold: 'Hold',
  resume: 'Take off hold',
  'pause-recording': 'Pause recording',
  'resume-recording': 'Resume recording',
  keypad: 'Keypad',
  leave: 'Hang up your line',
  end: 'End the call',
};

const trouble: Record<Trouble, string> = {
  microphone: 'The browser gave no microphone. Allow it beside the address, plug in a headset, then join again.',
  network: 'Your line lost its network. Join the call again. If it fails again, tell your supervisor.',
  session: 'The telephone network does not know you any more. Load this page again, then join the call.',
  refused: 'You could not join. The call may have ended, or somebody else may have it now.',
  failed: 'Your line broke. Join the call again. If it fails again, tell your supervisor.',
};

/** What is spoken when the line of a contact changes. */
const announced: Record<Exclude<Standing, 'connecting' | 'elsewhere'>, string> = {
  none: 'The call has ended.',
  ringing: 'We are ringing them.',
  waiting: 'They are on the line.',
  talking: 'You are talking.',
  held: 'They are on hold.',
};

export const call = {
  label: 'Telephone call',
  deeds: 'What you can do in this call',
  standing,
  deed,
  ringAgain: 'Ring again',
  stopRinging: 'Stop ringing',
  rung: (times: number) => `Rung ${count(times, 'time', 'times')}.`,
  talkTime: 'On the line for',
  recording: { recording: 'Recording', paused: 'Recording paused' },
  /** Spoken when it changes. */
  recordingSaid: {
    none: 'This call is not recorded any more.',
    recording: 'This call is recorded.',
    paused: 'The recording is paused. You can take card details.',
  },
  muted: 'You are muted.',
  unmuted: 'They can hear you.',
  noSoftphone: 'This page cannot speak. Ask your supervisor to set up telephones.',
  noNumber: 'There is no number to ring. Ask for one when they are in touch again.',
  busy: (name: string) => `Your line is in the call with ${name}. Hang up there before you join or ring.`,
  other: 'somebody else',
  trouble,
  failed: 'We could not see how the line stands',
  softphoneFailed: 'The telephone of this page could not be found',
  keys: 'Keys of the telephone',
  keyName: { '*': 'Star', '#': 'Hash' } as Record<string, string>,
  pressed: (keys: string) => `Pressed: ${keys}`,
  announced,
  announcedOf: (name: string, words: string) => `${name}: ${words}`,
  onTheLine: (name: string) => `Your line is open in the call with ${name}.`,
  goThere: 'Go to the call',
  end: {
    title: (name: string) => `End the call with ${name}?`,
    body: 'The line is cut for both of you. Say goodbye first. The contact stays with you.',
    confirm: 'Yes, end the call',
    cancel: 'No, stay on the line',
  },
};
