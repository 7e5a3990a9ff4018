/** The live connection to the hub: one socket at a time, and a new one before the old is let go when a node drains. */
import { io, type Socket } from 'socket.io-client';
import type { AgentClientToServer, AgentServerToClient, Outcome, Refused } from '@hub/contract';
import { en } from '../wording/en.ts';

export type HubSocket = Socket<AgentServerToClient, AgentClientToServer>;

/** How long an acknowledgement may take before the command counts as unanswered. */
const ANSWER_WITHIN_MS = 8000;
/** How long to wait before asking again after the hub turned the socket away. */
const ASK_AGAIN_MS = 3000;

export interface LinkHandlers {
  /** Adds what listens to the hub's events; called for every socket that is opened. */
  listen: (socket: HubSocket) => void;
  onConnect: () => void;
  onDisconnect: () => void;
  /** The hub refused the socket or closed it. Answers whether to try again. */
  onTurnedAway: () => Promise<boolean>;
}

export interface Link {
  connected: () => boolean;
  /** Emits without waiting for an answer; dropped when there is no connection. */
  tell: (say: (socket: HubSocket) => void) => void;
  /** Runs a command with an acknowledgement. No connection or no answer is a refusal with code `busy`. */
  ask: <T extends object>(run: (socket: HubSocket) => Promise<Outcome<T>>) => Promise<Outcome<T>>;
  close: () => void;
}

function unanswered(detail: string): Refused {
  return { ok: false, problem: { type: 'about:blank', code: 'busy', title: en.problem.title, status: 503, detail } };
}

/** Opens the connection and keeps it. Events from an old and a new socket may both arrive: applying them twice is harmless. */
export function openLink(handlers: LinkHandlers): Link {
  let closed = false;
  let current = open();

  function open(): HubSocket {
    const socket: HubSocket = io('/agent', {
      path: '/socket.io',
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      ackTimeout: ANSWER_WITHIN_MS,
    });
    const turnedAway = async () => {
      if (closed || socket !== current) return;
      handlers.onDisconnect();
      if (await handlers.onTurnedAway()) window.setTimeout(() => socket === current && socket.connect(), ASK_AGAIN_MS);
    };
    socket.on('connect', () => {
      if (socket !== current) {
        const old = current;
        current = socket;
        old.close();
      }
      handlers.onConnect();
    });
    socket.on('connect_error', () => {
      if (!socket.active) void turnedAway();
      else if (socket === current) handlers.onDisconnect();
    });
    socket.on('disconnect', () => {
      if (!socket.active) void turnedAway();
      else if (socket === current) handlers.onDisconnect();
    });
    socket.once('drain', () => {
      if (socket === current && !closed) open();
    });
    handlers.listen(socket);
    return socket;
  }

  return {
    connected: () => current.connected,
    tell: (say) => {
      if (current.connected) say(current);
    },
    ask: async (run) => {
      if (!current.connected) return unanswered(en.problem.offline);
      try {
        return await run(current);
      } catch {
        return unanswered(en.problem.noAnswer);
      }
    },
    close: () => {
      closed = true;
      current.close();
    },
  };
}
