/** Tells everybody who follows a conversation, in both namespaces and on every node, as much as each may see. */
import type { ConversationEvent } from '@hub/contract';
import type { Server } from 'socket.io';
import type { Publish } from './log.ts';
import { present } from './present.ts';

export const roomOf = (conversationId: string): string => `conversation:${conversationId}`;

export function createPublish(io: Server): Publish {
  const residents = io.of('/resident');
  const agents = io.of('/agent');
  return (events: readonly ConversationEvent[]) => {
    for (const event of events) {
      const room = roomOf(event.conversationId);
      residents.to(room).emit('message', present(event, 'resident'));
      agents.to(room).emit('message', present(event, 'staff'));
    }
  };
}
