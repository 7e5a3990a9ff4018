/** What may be changed about somebody in a conference, and what is told of it. Pure. */
import type { Participant, RoomEvent } from './conference.ts';

export type Change = Partial<Pick<Participant, 'isMuted' | 'isHeld' | 'coaches' | 'endsIt'>>;

interface Told {
  asked: RoomEvent;
  event: string;
}

/** An event for each thing that really changes. */
export function changesOf(before: Participant, change: Change): Told[] {
  const told: Told[] = [];
  const { isMuted = before.isMuted, isHeld = before.isHeld } = change;
  if (isMuted !== before.isMuted)
    told.push({ asked: 'mute', event: isMuted ? 'participant-mute' : 'participant-unmute' });
  if (isHeld !== before.isHeld) told.push({ asked: 'hold', event: isHeld ? 'participant-hold' : 'participant-unhold' });
  const isModified =
    (change.coaches !== undefined && change.coaches !== before.coaches) ||
    (change.endsIt !== undefined && change.endsIt !== before.endsIt);
  if (isModified) told.push({ asked: 'modify', event: 'participant-modify' });
  return told;
}
