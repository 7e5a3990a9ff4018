/** Where the resident stands, in words. Pure. */
import type { ConversationState, QueuePlace } from '@hub/contract';
import type { ChatWording } from './wording/en.ts';

/** The sentence under the heading: who is there, or how long it may take. Never a time that nobody knows. */
export function placeInWords(
  state: ConversationState,
  { place, name, wording }: { place: QueuePlace | null; name: string | null; wording: ChatWording },
): string {
  switch (state) {
    case 'bot':
      return wording.withAssistant;
    case 'agent':
      return wording.withAgent(name);
    case 'ended':
      return wording.hasEnded;
    case 'queued': {
      const seconds = place?.waitSeconds ?? null;
      const wait = seconds === null ? wording.waitUnknown : wording.waitMinutes(Math.ceil(seconds / 60));
      return `${wording.inQueue(place?.position ?? null)} ${wait} ${wording.keepWriting}`;
    }
  }
}
