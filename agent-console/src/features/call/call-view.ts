/** What the call bar says and offers. Pure: how the call and my own line stand go in. */
import type { CallPhase, ContactCall } from '@hub/contract';
import { isUp, type LineState } from './line-state.ts';

/** What can be done. `leave` lets go of my own line, `end` of the resident's. */
export type CallDeed =
  | 'ring'
  | 'join'
  | 'mute'
  | 'unmute'
  | 'hold'
  | 'resume'
  | 'pause-recording'
  | 'resume-recording'
  | 'keypad'
  | 'leave'
  | 'end';

/** What the command bar takes as well: the keys are pressed in the call bar alone. */
export type CallAct = Exclude<CallDeed, 'keypad'>;

/** What is said of the call: its phase, seen from this page. */
export type Standing = CallPhase | 'connecting' | 'elsewhere';

export interface CallView {
  standing: Standing;
  /** In the order of the buttons. */
  deeds: readonly CallDeed[];
  /** My line is in this call. */
  isMine: boolean;
  /** My line is in the call of somebody else, which has to be left first. */
  isBusy: boolean;
}

interface Given {
  call: ContactCall;
  line: LineState;
  /** Whether this page has a telephone at all. */
  canSpeak: boolean;
  /** Whether I hold the contact; whoever helps has their own line alone to deal with. */
  isHolder: boolean;
}

export function viewOf({ call, line, canSpeak, isHolder }: Given): CallView {
  const { phase, canRing, recording } = call;
  const isMine = isUp(line) && line.contactId === call.contactId;
  const isBusy = isUp(line) && !isMine;
  const isOn = isMine && line.stage === 'on';
  const isLive = phase !== 'none' && phase !== 'ringing';
  const deeds: (CallDeed | false)[] = [
    isHolder && phase === 'none' && canRing && canSpeak && !isBusy && 'ring',
    isLive && canSpeak && !isMine && !isBusy && 'join',
    isOn && (line.isMuted ? 'unmute' : 'mute'),
    isHolder && phase === 'talking' && 'hold',
    isHolder && phase === 'held' && 'resume',
    isHolder && recording === 'recording' && 'pause-recording',
    isHolder && recording === 'paused' && 'resume-recording',
    isOn && 'keypad',
    isHolder && isMine && 'leave',
    isHolder && phase !== 'none' && 'end',
  ];
  return { standing: standingOf(phase, line, isMine), deeds: deeds.filter((deed) => deed !== false), isMine, isBusy };
}

function standingOf(phase: CallPhase, line: LineState, isMine: boolean): Standing {
  if (isMine && line.stage === 'connecting') return 'connecting';
  // The hub counts a line of mine that is not in this page: another window, or one that has just ended.
  return phase === 'talking' && !isMine ? 'elsewhere' : phase;
}
