/** A Redis of its own for a test: a random port, its files in a folder that goes with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './port.ts';

export interface TestRedis {
  url: string;
  /** Ends it as a power cut would, and starts it again at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `redis-server` from the PATH on loopback. Call `stop` in `afterAll`. */
export async function testRedis(): Promise<TestRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-redis-'));
  const port = await freePort();
  let server = await launch(port, folder);
  return {
    url: `redis://127.0.0.1:${port}`,
    async restart() {
      await server.end('SIGKILL');
      server = await launch(port, folder);
    },
    async stop() {
      await server.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, folder: string): Promise<{ end: (signal: NodeJS.Signals) => Promise<void> }> {
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  // Never this process's own standard error: one that is left behind would keep the run's open, and the run would not end.
  const child = spawn('redis-server', settings, { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    if (printed.includes('Ready to accept connections')) break;
  }
  if (!printed.includes('Ready to accept connections')) throw new Error(`redis-server did not start: ${printed}`);
  return {
    async end(signal) {
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
