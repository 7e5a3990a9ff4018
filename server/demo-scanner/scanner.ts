/**
 * A stand-in for clamd, ClamAV's daemon: PING and INSTREAM over TCP, one command a connection. It knows one virus, which is none: the
 * EICAR test file, made so that scanners can be tried without danger. It protects nobody.
 */
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';

/** The test file's 68 bytes, in two halves: a scanner of whoever has this source must not find it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** As clamd's StreamMaxLength. */
const MAX_BYTES = 25 * 1024 * 1024;
const LONGEST_COMMAND = 64;
const LENGTH_BYTES = 4;

/** What was sent since the last answer: says what to answer as soon as that is known. */
type Listener = (data: Buffer) => string | undefined;

export function createDemoScanner(maxBytes = MAX_BYTES): Server {
  return createServer((socket) => serve(socket, maxBytes));
}

function serve(socket: Socket, maxBytes: number): void {
  let listener: Listener | undefined = createCommand(maxBytes);
  // What still comes after the answer is read and let go: were it left unread, the system would take the answer back with a reset.
  socket.on('data', (data) => {
    const answer = listener?.(data);
    if (answer === undefined) return;
    listener = undefined;
    socket.end(`${answer}\0`);
  });
  // A client that hangs up halfway needs no answer.
  socket.on('error', () => socket.destroy());
}

/** A command up to its zero byte, and what follows it. */
function createCommand(maxBytes: number): Listener {
  let heard: Buffer = Buffer.alloc(0);
  let stream: Listener | undefined;
  return (data) => {
    if (stream) return stream(data);
    heard = Buffer.concat([heard, data]);
    const end = heard.indexOf(0);
    if (end === -1) return heard.length > LONGEST_COMMAND ? 'UNKNOWN COMMAND' : undefined;
    const command = heard.toString('latin1', 0, end);
    if (command === 'zPING') return 'PONG';
    if (command !== 'zINSTREAM') return 'UNKNOWN COMMAND';
    stream = createStream(maxBytes);
    return stream(heard.subarray(end + 1));
  };
}

/** Chunks after their lengths, until one is of no length. Nothing is kept but what may be the beginning of the test file. */
function createStream(maxBytes: number): Listener {
  let unread: Buffer = Buffer.alloc(0);
  let [inChunk, announced] = [0, 0];
  const search = createSearch();
  return (data) => {
    unread = Buffer.concat([unread, data]);
    for (;;) {
      const piece = unread.subarray(0, inChunk);
      if (piece.length > 0) search.look(piece);
      inChunk -= piece.length;
      unread = unread.subarray(piece.length);
      if (inChunk > 0 || unread.length < LENGTH_BYTES) return undefined;
      inChunk = unread.readUInt32BE();
      unread = unread.subarray(LENGTH_BYTES);
      if (inChunk === 0) return search.found() ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
      announced += inChunk;
      // At its announcement, as clamd: what is too much is not even waited for.
      if (announced > maxBytes) return 'INSTREAM size limit exceeded. ERROR';
    }
  };
}

/** Finds the test file in pieces, wherever they were cut. */
function createSearch(): { look(piece: Buffer): void; found(): boolean } {
  let [tail, found] = [Buffer.alloc(0), false];
  return {
    look: (piece) => {
      const seen = Buffer.concat([tail, piece]);
      found ||= seen.includes(EICAR, 0, 'latin1');
      tail = Buffer.from(seen.subarray(-(EICAR.length - 1)));
    },
    found: () => found,
  };
}
