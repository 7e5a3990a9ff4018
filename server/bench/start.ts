/** Seconds from `npm start` on an installed clone, its council loaded before, until a resident's message is acknowledged. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../test/support/hub.ts';
import type { Measurement } from './figures.ts';
import { median, round } from './figures.ts';
import { freePort } from '../test/support/port.ts';
import { connectWire } from '../test/support/wire-client.ts';

const ROUNDS = 3;

interface Answer {
  ok: boolean;
}

async function firstMessage(url: string): Promise<void> {
  for (;;) {
    try {
      const resident = await connectWire({ url, namespace: '/resident' });
      const { conversationId } = await new Promise<{ conversationId: string }>((resolve) =>
        resident.on('session', (session) => resolve(session as { conversationId: string })),
      );
      const payload = { conversationId, clientId: randomUUID(), text: 'Hello' };
      const answer = await new Promise<Answer>((resolve) =>
        resident.ask('message:send', payload, (given) => resolve(given as Answer)),
      );
      resident.close();
      if (answer.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((next) => setTimeout(next, 20));
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: 'ignore',
  });
  await firstMessage(`http://127.0.0.1:${port}`);
  const seconds = (performance.now() - started) / 1000;
  const gone = once(child, 'exit');
  // A terminal's Ctrl-C reaches npm and the hub alike; sent to npm alone it is SIGTERM that npm passes on.
  child.kill('SIGTERM');
  await gone;
  return seconds;
}

export async function start(): Promise<Measurement> {
  const dataDir = await mkdtemp(join(tmpdir(), 'hub-start-'));
  try {
    const first = await startOnce(dataDir);
    const rounds: number[] = [];
    for (let n = 0; n < ROUNDS; n += 1) rounds.push(await startOnce(dataDir));
    return { figures: { seconds: round(median(rounds)), firstTimeSeconds: round(first) }, baseline: {}, ratio: {} };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}
