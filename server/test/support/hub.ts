/** Starts the built hub as its own process, as `npm start` does, on a port of its own, and ends what it started. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freePort } from './port.ts';

export interface Hub {
  url: string;
  port: number;
  process: ChildProcess;
  /** What it has printed so far. */
  output: () => string;
  /** Drains and ends it as Ctrl-C does; settles when it is gone. */
  stop(): Promise<void>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

// From server/test/support as from server/dist/test/support: the package is the folder that holds "server".
const ROOT = import.meta.url.includes('/dist/') ? '../../../..' : '../../..';
export const projectRoot = fileURLToPath(new URL(ROOT, import.meta.url));
/**
 * What Node is given to run a hub, as everywhere: the young generation is large because what waits for a commit would else
 * be copied again and again while it waits.
 */
export const hubCommand = JSON.parse(readFileSync(`${projectRoot}server/hub-command.json`, 'utf8')) as string[];

/** Opens or closes the council of a hub whatever the time is: see the file. */
const COUNCIL_HOURS = pathToFileURL(`${projectRoot}server/test/support/council-hours.mjs`).href;

/**
 * Settles once the hub answers that it is ready; rejects with its output when it ends before. Its council is open, or `closed`
 * where COUNCIL_HOURS says so.
 */
export async function startHub(env: Readonly<Record<string, string>>, port?: number): Promise<Hub> {
  const onPort = port ?? (await freePort());
  const url = `http://127.0.0.1:${onPort}`;
  const child = spawn(process.execPath, hubCommand, {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      LOG_LEVEL: 'warn',
      PUBLIC_BASE_URL: url,
      COUNCIL_HOURS: 'open',
      ...env,
      NODE_OPTIONS: `--import=${COUNCIL_HOURS} ${env.NODE_OPTIONS ?? ''}`,
      PORT: String(onPort),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => (output += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const gone = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!hasEnded()) child.kill(signal);
    await gone;
  };
  const hub: Hub = {
    url,
    port: onPort,
    process: child,
    output: () => output,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
  while (!(await isReady(url))) {
    if (hasEnded()) throw new Error(`The hub ended before it was ready:\n${output}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  return hub;
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}
