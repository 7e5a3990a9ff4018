/** Which line carries the conversation: the socket when it can, plain HTTP when it cannot, and a new socket before an old one goes. */
import type { Line, LineEvents, LineNeeds, OpenLine } from './line.ts';

/** Tries of the socket that come to nothing before plain HTTP is opened beside it. */
const TRIES_BEFORE_HTTP = 3;

/** A line that may change underneath. `up` and `down` tell whether there is one at all; `failed` and `leaving` are dealt with here. */
export type ConnectionEvents = Omit<LineEvents, 'failed' | 'leaving'>;

export interface ConnectionPorts {
  openSocket: OpenLine;
  openHttp: OpenLine;
}

/** Opens the connection and keeps it until `close`. Every answer is null while no line is up. */
export function openConnection(
  { openSocket, openHttp }: ConnectionPorts,
  needs: LineNeeds,
  events: ConnectionEvents,
): Line {
  /** Every line that is open; the one that carries the conversation is `current`. */
  let socket: Line | null = null;
  let next: Line | null = null;
  let http: Line | null = null;
  let current: Line | null = null;
  let failures = 0;

  /** Opens a line and gives its events to `hear`, which is told which line spoke. */
  const open = (
    openLine: OpenLine,
    hear: (line: Line) => Pick<LineEvents, 'up' | 'down' | 'failed' | 'leaving'>,
  ): Line => {
    const self = (): Line => line;
    const line: Line = openLine(needs, {
      ...events,
      up: (session) => hear(self()).up(session),
      down: () => hear(self()).down(),
      failed: () => hear(self()).failed(),
      leaving: () => hear(self()).leaving(),
    });
    return line;
  };

  const lost = (line: Line) => {
    if (current !== line) return;
    current = null;
    events.down();
  };

  const failed = () => {
    failures += 1;
    if (failures < TRIES_BEFORE_HTTP || http || current) return;
    http = open(openHttp, (line) => ({
      up: (session) => {
        if (current) return;
        current = line;
        events.up(session);
      },
      down: () => lost(line),
      failed: () => undefined,
      leaving: () => undefined,
    }));
  };

  const openNextSocket = () =>
    open(openSocket, (line) => ({
      up: (session) => {
        failures = 0;
        current = line;
        if (line === next) {
          socket?.close();
          socket = line;
          next = null;
        }
        http?.close();
        http = null;
        events.up(session);
      },
      down: () => lost(line),
      failed,
      leaving: () => {
        if (line === socket) next ??= openNextSocket();
      },
    }));

  socket = openNextSocket();

  return {
    send: async (message) => current?.send(message) ?? null,
    sync: async (request) => current?.sync(request) ?? null,
    end: async (conversation) => current?.end(conversation) ?? null,
    typing: (conversation) => current?.typing(conversation),
    read: (mark) => current?.read(mark),
    close: () => {
      current = null;
      for (const line of [socket, next, http]) line?.close();
    },
  };
}
