/** How the agent's own line stands. Pure: what a line tells goes in, what the page shows comes out. */
import type { LineEvent, Trouble } from './softphone.ts';

export interface LineState {
  stage: 'idle' | 'connecting' | 'on' | 'ended';
  /** Whose call it is or was in; null while there was none. */
  contactId: string | null;
  isMuted: boolean;
  /** Milliseconds of this browser's clock since when it is on. */
  since: number | null;
  /** What went wrong last, until the next try. */
  trouble: Trouble | null;
}

export type LineChange =
  | { type: 'connect'; contactId: string }
  | { type: 'accept'; at: number }
  | Exclude<LineEvent, { type: 'accept' }>
  /** The agent let go of it: that it ends is no trouble. */
  | { type: 'hang-up' };

export const idleLine: LineState = { stage: 'idle', contactId: null, isMuted: false, since: null, trouble: null };

/** A line that connects or is on: the microphone may be open. */
export const isUp = ({ stage }: LineState): boolean => stage === 'connecting' || stage === 'on';

const ended = (state: LineState, trouble: Trouble | null): LineState => ({
  ...state,
  stage: 'ended',
  isMuted: false,
  since: null,
  trouble,
});

/** A change that does not fit the stage changes nothing: a line may tell things twice, and late. */
export function reduceLine(state: LineState, change: LineChange): LineState {
  if (change.type === 'connect') {
    return isUp(state) ? state : { ...idleLine, stage: 'connecting', contactId: change.contactId };
  }
  if (!isUp(state)) return state;
  switch (change.type) {
    case 'accept':
      return state.stage === 'connecting' ? { ...state, stage: 'on', since: change.at } : state;
    case 'mute':
      return state.stage === 'on' ? { ...state, isMuted: change.on } : state;
    case 'disconnect':
      // It was never let in: without a word the agent would press again and again.
      return ended(state, state.stage === 'connecting' ? 'refused' : state.trouble);
    case 'hang-up':
      return ended(state, null);
    case 'error':
      // While they talk a network may stutter and go on: the agent is told, and the line stays.
      return state.stage === 'connecting' ? ended(state, change.trouble) : { ...state, trouble: change.trouble };
  }
}
