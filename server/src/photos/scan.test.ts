/** Asking a virus scanner: what it says, and that no way of not answering is ever taken for "clean". */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createDemoScanner, EICAR } from '../../demo-scanner/scanner.ts';
import { freePort } from '../../test/support/port.ts';
import { createScanner } from './scan.ts';
import type { Verdict } from './scan.ts';

const MEGABYTE = 1024 * 1024;
const PICTURE = Buffer.from('a picture of a pothole');

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    // Waits for its connections: a test with one left open does not end.
    const closed = once(server, 'close');
    server.close();
    await closed;
  }
});

async function at(server: Server): Promise<string> {
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A scanner that does with each connection what a test says. */
const that = (serve: (socket: Socket) => void): Promise<string> =>
  at(createServer((socket) => serve(socket.on('error', () => socket.destroy()))));

/** One that answers this as soon as anything was sent. */
const answering = (answer: string): Promise<string> =>
  that((socket) => socket.once('data', () => socket.resume().write(answer)));

async function asked(
  url: string,
  bytes: Uint8Array = PICTURE,
  timeoutMs?: number,
): Promise<{ verdict: Verdict; faults: Error[] }> {
  const faults: Error[] = [];
  const scanner = createScanner(url, (error) => faults.push(error), timeoutMs);
  return { verdict: await scanner.scan(bytes), faults };
}

const wholeOf = (error: unknown): string =>
  error instanceof Error ? `${error.message} ${error.stack ?? ''} ${wholeOf(error.cause)}` : String(error);

describe('a virus scanner', () => {
  it('finds whatever it knows nothing against clean', async () => {
    const url = await at(createDemoScanner());
    const harmless = fc.uint8Array({ maxLength: 3000 }).filter((bytes) => !Buffer.from(bytes).includes(EICAR));
    await fc.assert(
      fc.asyncProperty(harmless, async (bytes) => {
        expect(await asked(url, bytes)).toEqual({ verdict: 'clean', faults: [] });
      }),
    );
  });

  it('finds what it knows wherever it lies', async () => {
    const url = await at(createDemoScanner());
    // At the beginning, over the borders between what is sent at once, whatever power of two that is, and at the end.
    const size = MEGABYTE + EICAR.length;
    const borders = [12, 13, 14, 15, 16, 17, 18, 19].map((power) => 2 ** power - EICAR.length / 2);
    for (const offset of [0, ...borders, MEGABYTE]) {
      const bytes = Buffer.alloc(size, 1);
      bytes.write(EICAR, offset, 'latin1');
      expect(await asked(url, bytes)).toEqual({ verdict: 'infected', faults: [] });
    }
  });

  it('takes a large picture, and several at once', async () => {
    const url = await at(createDemoScanner());
    const picture = randomBytes(3 * MEGABYTE);
    const both = await Promise.all([asked(url, picture), asked(url, Buffer.concat([picture, Buffer.from(EICAR)]))]);
    expect(both.map(({ verdict }) => verdict)).toEqual(['clean', 'infected']);
  });

  it('is given every byte of a picture, which may be a view of a larger buffer', async () => {
    const around = Buffer.from(`${EICAR}${EICAR}`);
    const url = await at(createDemoScanner());
    expect((await asked(url, around.subarray(1, -1))).verdict).toBe('clean');
    expect((await asked(url, around.subarray(0, EICAR.length))).verdict).toBe('infected');
  });

  it('may answer in pieces', async () => {
    const url = await that((socket) =>
      socket.once('data', () => {
        socket.resume().write('stream: Some.Vi', () => socket.write('rus-1 FOUND', () => socket.write('\0')));
      }),
    );
    expect(await asked(url)).toEqual({ verdict: 'infected', faults: [] });
  });
});

describe('what could not be checked is unknown', () => {
  it('when nobody listens', async () => {
    const { verdict, faults } = await asked(`tcp://127.0.0.1:${await freePort()}`);
    expect(verdict).toBe('unknown');
    expect(faults.map(({ message }) => message)).toEqual(['There is no connection to the virus scanner.']);
  });

  it.each([
    ['hangs up', (socket: Socket) => socket.end()],
    ['breaks off', (socket: Socket) => socket.destroy()],
    ['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
    ['is cut off in the middle of its answer', (socket: Socket) => socket.end('stream: OK')],
  ])('when the scanner %s halfway', async (_how, hangUp) => {
    const url = await that((socket) => socket.once('data', () => hangUp(socket)));
    const { verdict, faults } = await asked(url, randomBytes(3 * MEGABYTE));
    expect(verdict).toBe('unknown');
    expect(faults).toHaveLength(1);
  });

  it.each([
    ['reads all', (socket: Socket) => socket.resume()],
    ['reads nothing', (socket: Socket) => socket.pause()],
    ['only begins to answer', (socket: Socket) => socket.resume().write('stream: ')],
  ])('when the scanner %s and does not answer in time, and it is left', async (_how, serve) => {
    let seen: (socket: Socket) => void;
    const connected = new Promise<Socket>((connect) => (seen = connect));
    const url = await that((socket) => {
      serve(socket);
      seen(socket);
    });
    const { verdict, faults } = await asked(url, PICTURE, 50);
    expect(verdict).toBe('unknown');
    expect(faults.map(({ message }) => message)).toEqual(['The virus scanner did not answer in time.']);
    const socket = await connected;
    // Who does not read does not see that the other has left.
    if (!socket.closed) await once(socket.resume(), 'close');
  });

  it.each([
    ['no verdict', 'UNKNOWN COMMAND\0'],
    ['an error', 'stream: Can not open Mary-Smith.jpg ERROR\0'],
    ['OK after something else', 'stream: Mary-Smith OK\0'],
    ['a find without a name', 'stream:  FOUND\0'],
    ['of two lines', 'stream: OK\nMary-Smith\0'],
    ['of another protocol', 'HTTP/1.1 400 Mary-Smith\r\n\r\n\0'],
    ['empty', '\0'],
    ['without an end', 'Mary-Smith'.repeat(1000)],
  ])('when the answer is %s, and nothing of it is told', async (_what, answer) => {
    const { verdict, faults } = await asked(await answering(answer));
    expect(verdict).toBe('unknown');
    expect(faults).toHaveLength(1);
    expect(wholeOf(faults[0])).not.toContain('Mary-Smith');
  });

  it('when it is larger than the scanner takes', async () => {
    const { verdict, faults } = await asked(await at(createDemoScanner(MEGABYTE)), randomBytes(3 * MEGABYTE));
    expect(verdict).toBe('unknown');
    expect(faults.map(({ message }) => message)).toEqual(['The virus scanner takes nothing as large.']);
  });
});

describe('the address of a virus scanner', () => {
  it.each(['http://127.0.0.1:3310', 'tcp:3310', '127.0.0.1:3310', ''])('is not %j', (url) => {
    expect(() => createScanner(url, () => undefined)).toThrow();
  });

  it('may be of IPv6', async () => {
    const { faults } = await asked(`tcp://[::1]:${await freePort()}`);
    expect(faults.map(({ cause }) => cause)).toMatchObject([{ syscall: 'connect', address: '::1' }]);
  });
});
