/**
 * Loaded into a server that is measured: at SIGUSR2 it sweeps what nobody holds any more and prints how much memory is left. Several
 * sweeps, since what the first lets go of may hold more; with time between them, since what is let go of goes back to the system later.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;

const SWEEPS = 4;
const BETWEEN_MS = 500;

async function report(): Promise<void> {
  for (let swept = 0; swept < SWEEPS; swept += 1) {
    sweep();
    await delay(BETWEEN_MS);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  process.stdout.write(`memory ${JSON.stringify({ resident: rss, used: heapUsed + external })}\n`);
}

process.on('SIGUSR2', () => void report());
