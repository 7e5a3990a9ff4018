import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAsk } from './ask.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  key: string | undefined;
  body: string;
}

let answer: (res: ServerResponse) => void;
const seen: Seen[] = [];
const server = createServer((req: IncomingMessage, res) => {
  let body = '';
  req.on('data', (chunk: Buffer) => (body += chunk.toString()));
  req.on('end', () => {
    seen.push({ method: req.method, url: req.url, key: req.headers.authorization, body });
    answer(res);
  });
});
let baseUrl: string;
beforeAll(async () => {
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/council-tax/`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const asking = (apiKey?: string) => createAsk({ baseUrl, apiKey, timeoutMs: 10_000 }, fetch)('DEMO-0001');

describe('asking an office', () => {
  it('names nobody in the address, and shows the key', async () => {
    answer = (res) => res.end('{"band":"C"}');
    expect(await asking('key')).toEqual({ band: 'C' });
    expect(seen.at(-1)).toEqual({
      method: 'POST',
      url: '/council-tax/find',
      key: 'Bearer key',
      body: '{"reference":"DEMO-0001"}',
    });
    await asking();
    expect(seen.at(-1)?.key).toBeUndefined();
  });

  it('hears that there is no record', async () => {
    answer = (res) => res.writeHead(404).end('{}');
    expect(await asking()).toBeNull();
  });

  it.each([
    ['HTTP 500', (res: ServerResponse) => res.writeHead(500).end('DEMO-0001 broke it')],
    ['HTTP 302', (res: ServerResponse) => res.writeHead(302, { location: 'https://elsewhere.example' }).end()],
    ['an answer that is no JSON', (res: ServerResponse) => res.end('<html>DEMO-0001</html>')],
    ['no connection', (res: ServerResponse) => res.destroy()],
  ])('says %s, and nothing of the resident', async (why, what) => {
    answer = what;
    await expect(asking()).rejects.toThrow(new Error(why));
  });

  it('gives up on one that never answers, and on one that never ends', async () => {
    const impatient = createAsk({ baseUrl, apiKey: undefined, timeoutMs: 100 }, fetch);
    for (const never of [() => undefined, (res: ServerResponse) => res.write('{"band":')]) {
      answer = never;
      await expect(impatient('DEMO-0001')).rejects.toThrow('no answer in time');
    }
  });
});
