/**
 * Tells connections that watch the wallboard as it changes. Each node reads it once every few seconds, and only while somebody
 * watches there; nothing is sent while nothing has changed.
 */
import { wallboardWatchSchema } from '@hub/contract';
import type { Outcome, Wallboard } from '@hub/contract';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import type { Handler } from '../../platform/socket-events.ts';
import type { Agents, AgentSocket } from '../looking.socket.ts';

/** New enough for people who look at a wall, and little enough for a database that has contacts to serve. */
const TELL_EVERY_MS = 2500;
const ROOM = 'wallboard';

export interface WallboardSockets {
  handlers(socket: AgentSocket): Record<string, Handler>;
  stop(): void;
}

export function serveWallboard(
  agents: Agents,
  { read, onFault }: { read: () => Promise<Wallboard>; onFault: (error: unknown) => void },
): WallboardSockets {
  let told = '';
  let isReading = false;
  const tell = async (): Promise<void> => {
    const isWatched = [...agents.sockets.values()].some(({ rooms }) => rooms.has(ROOM));
    if (!isWatched || isReading) return;
    isReading = true;
    try {
      const board = await read();
      const { at: _at, ...seen } = board;
      const text = JSON.stringify(seen);
      if (text === told) return;
      told = text;
      agents.local.to(ROOM).emit('wallboard', board);
    } finally {
      isReading = false;
    }
  };
  const timer = setInterval(() => void tell().catch(onFault), TELL_EVERY_MS).unref();

  return {
    handlers: (socket) => ({
      'wallboard:watch': async (payload): Promise<Outcome<{ board: Wallboard | null }>> => {
        const parsed = parse(wallboardWatchSchema, payload);
        if (!parsed.ok) return parsed;
        if (socket.data.staff.role !== 'supervisor')
          return refused('not-allowed', 'Ask a supervisor: the wallboard is theirs.');
        if (!parsed.value.on) {
          await socket.leave(ROOM);
          return { ok: true, board: null };
        }
        // In the room first: what changes while it is read is told afterwards.
        await socket.join(ROOM);
        return { ok: true, board: await read() };
      },
    }),
    stop: () => clearInterval(timer),
  };
}
