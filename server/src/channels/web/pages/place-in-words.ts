/** Where the resident stands, as the plain chat says it. Never a time that nobody knows. */
import type { ConversationEvent, QueuePlace } from '@hub/contract';
import { say } from './wording.ts';

/** One to three sentences about who is there or how long it may take. */
export function placeInWords(place: QueuePlace, events: readonly ConversationEvent[]): string {
  const { state, position, waitSeconds } = place;
  if (state === 'agent') {
    const name = events.findLast((event) => event.kind === 'joined')?.name;
    return name === undefined ? say('chat.state.agent') : say('chat.state.agentNamed', { name });
  }
  if (state !== 'queued') return say(`chat.state.${state}`);
  const minutes = waitSeconds === null ? null : Math.ceil(waitSeconds / 60);
  const wait =
    minutes === null ? say('chat.waitUnknown') : minutes <= 1 ? say('chat.waitOne') : say('chat.wait', { minutes });
  const where = position === null ? say('chat.queue') : say('chat.queuePosition', { position });
  return `${where} ${wait} ${say('chat.keepWriting')}`;
}
