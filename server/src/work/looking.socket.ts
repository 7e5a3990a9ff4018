/**
 * Who else has a conversation open at the desk, on whichever node. It is held by the rooms of the sockets alone, so it ends with
 * them. Whoever looks is told only that something changed and asks again: an answer is never older than the change before it.
 */
import { lookSchema } from '@hub/contract';
import type { AgentClientToServer, AgentServerToClient, Lookers, Outcome } from '@hub/contract';
import type { Namespace, Socket } from 'socket.io';
import { parse } from '../platform/parse.ts';
import { refused } from '../platform/problem.ts';
import type { Handler } from '../platform/socket-events.ts';
import type { SocketStaff } from '../security/index.ts';
import { firstName } from './wording.ts';

/** Who leaves is told of a moment later: a page that is loaded again does not go and come for everybody. */
const LEFT_AFTER_MS = 1000;

interface Data {
  staff: SocketStaff;
}
export type AgentSocket = Socket<AgentClientToServer, AgentServerToClient, Record<string, never>, Data>;
export type Agents = Namespace<AgentClientToServer, AgentServerToClient, Record<string, never>, Data>;

/** Not the room of the conversation itself, where staff are also who do not have it open, and whose tails are told. */
const lookersRoom = (conversationId: string): string => `looking:${conversationId}`;

/** The first names of those who look, each person once, but for whoever asks. */
export function othersWhoLook(sockets: readonly { data: Data }[], asker: string): string[] {
  const names = new Map(sockets.map(({ data: { staff } }) => [staff.staffId, firstName(staff.name)]));
  names.delete(asker);
  return [...names.values()].sort((a, b) => a.localeCompare(b));
}

/** The handler of `conversation:look` for one connection, which looks at one conversation at most. */
export function lookHandlers(
  agents: Agents,
  socket: AgentSocket,
  mayRead: (conversationId: string) => Promise<boolean>,
): Record<string, Handler> {
  const { staffId } = socket.data.staff;
  let open: string | null = null;
  /** The newest that was asked for: what was overtaken while the database looked opens nothing any more. */
  let wanted: string | null = null;

  const leave = (): void => {
    if (open === null) return;
    const left = { conversationId: open };
    open = null;
    void socket.leave(lookersRoom(left.conversationId));
    setTimeout(() => agents.to(lookersRoom(left.conversationId)).emit('lookers', left), LEFT_AFTER_MS).unref();
  };
  socket.on('disconnect', leave);

  return {
    'conversation:look': async (payload): Promise<Outcome<Lookers>> => {
      const parsed = parse(lookSchema, payload);
      if (!parsed.ok) return parsed;
      const { conversationId } = parsed.value;
      wanted = conversationId;
      if (conversationId !== open) leave();
      if (conversationId === null) return { ok: true, others: [] };
      // Asked each time: whoever may not read it any more is no longer among those who look.
      if (!(await mayRead(conversationId))) {
        if (open === conversationId) leave();
        return refused('not-your-conversation', 'Open a conversation of your work.', { where: 'conversationId' });
      }
      if (wanted !== conversationId || !socket.connected) return { ok: true, others: [] };
      const room = lookersRoom(conversationId);
      if (open !== conversationId) {
        open = conversationId;
        await socket.join(room);
        socket.to(room).emit('lookers', { conversationId });
      }
      return { ok: true, others: othersWhoLook(await agents.in(room).fetchSockets(), staffId) };
    },
  };
}
