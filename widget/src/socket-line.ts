/** The line by socket.io: the normal one. */
import type { ResidentClientToServer, ResidentServerToClient } from '@hub/contract';
import type { Socket } from 'socket.io-client';
import { io } from 'socket.io-client';
import type { Answer, Later, OpenLine } from './line.ts';

/** Milliseconds without an acknowledgement after which a message is sent again with the same id. */
const ANSWER_WITHIN = 5000;
/** Milliseconds before trying again where socket.io itself would give up: the hub closed or refused the connection. */
const AFTER_REFUSAL = 3000;

/** Opens lines to the `/resident` namespace of the hub at this origin, over websocket alone. */
export function socketLine(hub: string, later: Later): OpenLine {
  return (needs, events) => {
    const socket: Socket<ResidentServerToClient, ResidentClientToServer> = io(`${hub}/resident`, {
      transports: ['websocket'],
      // A line of its own: while the hub drains, the new line opens before the old one closes.
      forceNew: true,
      auth: (give) => {
        const token = needs.token();
        give(token === null ? {} : { token });
      },
      reconnectionDelay: 500,
      reconnectionDelayMax: 5000,
      timeout: 8000,
    });
    let callOff: () => void = () => undefined;
    const connectLater = () => (callOff = later(AFTER_REFUSAL, () => socket.connect()));

    socket.on('session', events.up);
    socket.on('message', events.message);
    socket.on('tail', events.tail);
    socket.on('queue', events.queue);
    socket.on('draft', events.draft);
    socket.on('typing', events.typing);
    socket.on('read', events.read);
    socket.on('drain', events.leaving);
    socket.on('disconnect', () => {
      events.down();
      if (!socket.active) connectLater();
    });
    socket.on('connect_error', () => {
      events.failed();
      if (!socket.active) connectLater();
    });

    const waiting = socket.timeout(ANSWER_WITHIN);
    /** Never emits while disconnected: socket.io would keep it and send it at a time of its own choosing. */
    const answered = async <T extends object>(ask: () => Answer<T>): Answer<T> => {
      if (!socket.connected) return null;
      try {
        return await ask();
      } catch {
        return null;
      }
    };

    return {
      send: (message) => answered(() => waiting.emitWithAck('message:send', message)),
      sync: (request) => answered(() => waiting.emitWithAck('sync', request)),
      end: (conversation) => answered(() => waiting.emitWithAck('conversation:end', conversation)),
      typing: (conversation) => {
        if (socket.connected) socket.emit('typing', conversation);
      },
      read: (mark) => {
        if (socket.connected) socket.emit('read', mark);
      },
      close: () => {
        callOff();
        socket.off();
        socket.disconnect();
      },
    };
  };
}
