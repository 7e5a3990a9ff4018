/**
 * Asks a virus scanner about bytes that somebody sent: any that speaks the protocol of clamd, ClamAV's daemon, over TCP. One command of
 * it, INSTREAM, is all that we need, so `node:net` is enough; the npm wrapper around clamd brings files and processes of its own, and
 * what a resident sends must not lie in a file before it is checked. See clamd(8).
 */
import { connect } from 'node:net';
import { Readable } from 'node:stream';

/** `unknown`: it could not be checked. Whoever asks treats that as they treat `infected`. */
export type Verdict = 'clean' | 'infected' | 'unknown';

export interface Scanner {
  /** Never rejects. */
  scan(bytes: Uint8Array): Promise<Verdict>;
}

interface Address {
  host: string;
  port: number;
}

const TIMEOUT_MS = 10_000;
/** Where clamd listens when nobody says otherwise. */
const CLAMD_PORT = 3310;
const CHUNK = 64 * 1024;
/** A name of a virus is shorter by far. */
const LONGEST_ANSWER = 1024;

/** For a scanner at `tcp://HOST:PORT`. Why something could not be checked is told to `onFault`, without a word of what was sent or answered. */
export function createScanner(url: string, onFault: (error: Error) => void, timeoutMs = TIMEOUT_MS): Scanner {
  const address = addressOf(url);
  return {
    scan: async (bytes) => {
      try {
        return verdictOf(await ask(address, bytes, timeoutMs));
      } catch (error) {
        onFault(error instanceof Error ? error : new Error('The virus scanner could not be asked.', { cause: error }));
        return 'unknown';
      }
    },
  };
}

function addressOf(url: string): Address {
  const { protocol, hostname, port } = new URL(url);
  if (protocol !== 'tcp:' || hostname === '')
    throw new Error('The address of the virus scanner is no tcp://HOST:PORT.');
  // An IPv6 address stands in brackets in a URL, and nowhere else.
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? CLAMD_PORT : Number(port) };
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return 'clean';
  if (/^stream: .+ FOUND$/.test(answer)) return 'infected';
  if (answer.startsWith('INSTREAM size limit exceeded')) throw new Error('The virus scanner takes nothing as large.');
  throw new Error('The virus scanner said something else than yes or no.');
}

/** The answer up to the zero byte that ends it: what comes without one was cut off, and `stream: OK` may have been going on. */
function ask(address: Address, bytes: Uint8Array, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // The scanner waits for the last four bytes before it answers: they are not held back to fill a packet.
    const socket = connect({ ...address, noDelay: true }).setEncoding('latin1');
    const fail = (message: string, cause?: Error): void => {
      reject(new Error(message, { cause }));
      socket.destroy();
    };
    const timer = setTimeout(() => fail('The virus scanner did not answer in time.'), timeoutMs);
    let answer = '';
    socket.on('data', (text: string) => {
      answer += text;
      const end = answer.indexOf('\0');
      if (end === -1) {
        if (answer.length > LONGEST_ANSWER) fail('The virus scanner does not come to an end.');
        return;
      }
      resolve(answer.slice(0, end));
      socket.destroy();
    });
    socket.on('end', () => fail('The virus scanner hung up without an answer.'));
    socket.on('error', (cause) => fail('There is no connection to the virus scanner.', cause));
    socket.on('close', () => clearTimeout(timer));
    // Our side stays open: a closed one can be taken for a client that has left.
    Readable.from(instream(bytes)).pipe(socket, { end: false });
  });
}

/** The command, then the bytes in pieces, each after its length, then a length of nothing. */
function* instream(bytes: Uint8Array): Generator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const chunk = bytes.subarray(at, at + CHUNK);
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

function lengthOf(count: number): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}
