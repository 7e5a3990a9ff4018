/** Stands between the hub and its offices and notes when each has answered, by the clock of whoever measures. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface WatchedOffices {
  /** What a hub is to be told instead of where the offices really are. */
  env: Record<string, string>;
  /** When the first answer since the last call was passed on; NaN when there was none. */
  firstAnswerAt(): number;
  close(): void;
}

export async function watchOffices(url: string, env: Readonly<Record<string, string>>): Promise<WatchedOffices> {
  let firstAt = Number.NaN;
  const server = createServer((req, res) => {
    const pass = async () => {
      const leaving = new AbortController();
      res.once('close', () => leaving.abort());
      const { authorization = '' } = req.headers;
      const answer = await fetch(`${url}${req.url ?? ''}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: new Uint8Array(await buffer(req)),
        signal: leaving.signal,
      });
      const body = await answer.text();
      if (Number.isNaN(firstAt)) firstAt = performance.now();
      res.writeHead(answer.status).end(body);
    };
    pass().catch(() => res.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value.replace(url, own)])),
    firstAnswerAt: () => {
      const at = firstAt;
      firstAt = Number.NaN;
      return at;
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
