/** The demonstration's scanner as clamd: what it answers on its wire, however that is cut into packets and chunks. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createDemoScanner, EICAR } from './scanner.ts';

const MAX = 4096;
const FOUND = 'stream: Eicar-Test-Signature FOUND\0';
const TOO_LARGE = 'INSTREAM size limit exceeded. ERROR\0';

const scanner: Server = createDemoScanner(MAX);
beforeAll(() => once(scanner.listen(0, '127.0.0.1'), 'listening'));
afterAll(async () => {
  const closed = once(scanner, 'close');
  scanner.close();
  await closed;
});

/** Sends these packets and answers all that came until it hung up. */
async function sent(...packets: Uint8Array[]): Promise<string> {
  const socket = connect({ port: (scanner.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true });
  socket.setEncoding('latin1');
  let answer = '';
  socket.on('data', (text: string) => (answer += text));
  const over = once(socket, 'end');
  for (const packet of packets) await new Promise((written) => socket.write(packet, written));
  await over;
  return answer;
}

function lengthOf(count: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(count);
  return length;
}

/** These chunks as clamd wants them. */
const instream = (...chunks: Uint8Array[]): Buffer =>
  Buffer.concat([
    Buffer.from('zINSTREAM\0'),
    ...chunks.flatMap((chunk) => [lengthOf(chunk.length), chunk]),
    lengthOf(0),
  ]);

/** The bytes cut at these places. */
function cut(bytes: Buffer, places: number[]): Buffer[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
}

/** An empty chunk would be the end of the stream. */
const chunksOf = (bytes: Buffer, places: number[]): Buffer[] => cut(bytes, places).filter((chunk) => chunk.length > 0);

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const places = fc.array(fc.nat(1000), { maxLength: 6 });

describe('the demonstration scanner', () => {
  it('knows the test file, which is 68 bytes', async () => {
    expect(Buffer.byteLength(EICAR, 'latin1')).toBe(68);
    expect(await sent(instream(Buffer.from(EICAR)))).toBe(FOUND);
  });

  it('answers a ping', async () => {
    expect(await sent(Buffer.from('zPING\0'))).toBe('PONG\0');
    expect(await sent(Buffer.from('zPI'), Buffer.from('NG\0'))).toBe('PONG\0');
  });

  it('finds the test file wherever it lies and however it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, bytes, places, places, async (before, after, chunks, packets) => {
        const stream = instream(...chunksOf(Buffer.concat([before, Buffer.from(EICAR), after]), chunks));
        expect(await sent(...cut(stream, packets))).toBe(FOUND);
      }),
    );
  });

  it('finds it byte for byte', async () => {
    const single = Array.from(Buffer.from(EICAR), (byte) => Buffer.of(byte));
    expect(await sent(instream(...single))).toBe(FOUND);
    expect(await sent(instream(...single.slice(1)))).toBe('stream: OK\0');
  });

  it('finds nothing in anything else, however it was cut', async () => {
    const harmless = bytes.filter((some) => !some.includes(EICAR));
    await fc.assert(
      fc.asyncProperty(harmless, places, places, async (some, chunks, packets) => {
        expect(await sent(...cut(instream(...chunksOf(some, chunks)), packets))).toBe('stream: OK\0');
      }),
    );
  });

  it('takes as much as it may and no more', async () => {
    const half = Buffer.alloc(MAX / 2);
    expect(await sent(instream(half, half))).toBe('stream: OK\0');
    expect(await sent(instream(half, half, Buffer.of(1)))).toBe(TOO_LARGE);
  });

  it('does not wait for what is too much', async () => {
    expect(await sent(Buffer.from('zINSTREAM\0'), lengthOf(MAX + 1))).toBe(TOO_LARGE);
  });

  it.each(['zSCAN /etc/passwd\0', 'PING\0', '\0'])('knows no other command: %j', async (command) => {
    expect(await sent(Buffer.from(command))).toBe('UNKNOWN COMMAND\0');
  });

  it('does not wait for the end of what can be no command', async () => {
    expect(await sent(Buffer.alloc(1000, 'z'))).toBe('UNKNOWN COMMAND\0');
  });

  it('outlives a client that hangs up halfway', async () => {
    const socket = connect((scanner.address() as AddressInfo).port, '127.0.0.1');
    await new Promise((written) => socket.write(instream(Buffer.alloc(100)).subarray(0, 50), written));
    socket.resetAndDestroy();
    expect(await sent(Buffer.from('zPING\0'))).toBe('PONG\0');
  });
});
