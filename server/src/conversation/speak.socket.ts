/** What both sides of a conversation can do over a socket: say something, catch up, show that they type or have read. */
import { messageSendSchema, readSchema, syncRequestSchema, typingSchema } from '@hub/contract';
import type { MessageSend, Outcome, Stored, SyncReply } from '@hub/contract';
import type { Socket } from 'socket.io';
import type { Database } from '../platform/database/client.ts';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Handler } from '../platform/socket-events.ts';
import { readEvents } from './conversation.store.ts';
import { present } from './present.ts';
import { roomOf } from './publish.socket.ts';
import type { Author, Say } from './say.ts';

export interface SpeakDeps {
  db: Database;
  say: Say;
  author: Author;
  /**
   * May this connection write to that conversation? Answered at once, so that messages keep the order they came in; what
   * only the database knows, whether an agent still holds the conversation, the append itself checks.
   */
  mayWrite: (conversationId: string) => boolean;
  mayRead: (conversationId: string) => boolean | Promise<boolean>;
}

const notYours = () =>
  refused('not-your-conversation', 'Use the conversation that your session was given.', { where: 'conversationId' });

/** Handlers for `message:send`, `sync`, `typing` and `read`, the same on either side. */
export function speakHandlers(
  socket: Socket,
  { db, say, author, mayWrite, mayRead }: SpeakDeps,
): Record<string, Handler> {
  const audience = author.from === 'resident' ? 'resident' : 'staff';

  const relay = (event: string, conversationId: string, payload: object): void => {
    const room = roomOf(conversationId);
    const shown = { ...payload, from: author.from, ...(author.name !== undefined && { name: author.name }) };
    // Everybody in the conversation but this connection; lost ones do not matter.
    socket.to(room).emit(event, shown);
    const other = socket.nsp.name === '/resident' ? '/agent' : '/resident';
    socket.nsp.server.of(other).to(room).emit(event, shown);
  };

  return {
    'message:send': async (payload): Promise<Outcome<Stored>> => {
      const parsed = parse<MessageSend>(messageSendSchema, payload);
      if (!parsed.ok) return parsed;
      if (!mayWrite(parsed.value.conversationId)) return notYours();
      return say(author, parsed.value);
    },
    sync: async (payload): Promise<Outcome<SyncReply>> => {
      const parsed = parse(syncRequestSchema, payload);
      if (!parsed.ok) return parsed;
      if (!(await mayRead(parsed.value.conversationId))) return notYours();
      const { events, more } = await readEvents(db, parsed.value.conversationId, parsed.value.after);
      return { ok: true, events: events.map((event) => present(event, audience)), more };
    },
    typing: async (payload) => {
      const parsed = parse(typingSchema, payload);
      if (!parsed.ok) return parsed;
      if (!(await mayRead(parsed.value.conversationId))) return notYours();
      relay('typing', parsed.value.conversationId, parsed.value);
      return { ok: true };
    },
    read: async (payload) => {
      const parsed = parse(readSchema, payload);
      if (!parsed.ok) return parsed;
      if (!(await mayRead(parsed.value.conversationId))) return notYours();
      relay('read', parsed.value.conversationId, parsed.value);
      return { ok: true };
    },
  };
}
