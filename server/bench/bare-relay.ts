/**
 * The baseline of the relay: socket.io with the hub's own options that stores nothing, checks nothing, and gives each message
 * to both ends of a pair and an acknowledgement to its sender. Run as its own process; prints its port.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';

interface Sent {
  conversationId: string;
  clientId: string;
  text: string;
}

const http = createServer();
const io = new Server<Record<string, (...args: never[]) => void>>(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
});

io.of('/pair').on('connection', (socket) => {
  const { room } = socket.handshake.auth as { room: string };
  void socket.join(room);
  let seq = 0;
  socket.on('message:send', (payload: Sent, ack: (answer: object) => void) => {
    seq += 1;
    const at = new Date().toISOString();
    io.of('/pair')
      .to(room)
      .emit('message', { ...payload, seq, kind: 'message', from: 'resident', at } as never);
    ack({ ok: true, seq, at });
  });
});

http.listen(0, '127.0.0.1', () => console.log((http.address() as AddressInfo).port));
