/**
 * Loaded into a server that is measured: at SIGUSR2 it sweeps what nobody holds any more and prints how much memory is left. Two
 * sweeps, since what the first lets go of may hold more.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const sweep = runInNewContext('gc') as () => void;

process.on('SIGUSR2', () => {
  sweep();
  setImmediate(() => {
    sweep();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.stdout.write(`memory ${JSON.stringify({ resident: rss, used: heapUsed + external })}\n`);
  });
});
