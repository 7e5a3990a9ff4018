/** Chooses ports for what tests start in processes of their own. */
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below what operating systems give to outgoing connections (Linux from 32768, others from 49152): a port that they may give away
 * can be taken by any connection between the moment it is chosen and the moment the process listens.
 */
const FIRST = 12_000;
const A_WORKER = 4000;
const WORKERS = 5;

const worker = Number(process.env.JEST_WORKER_ID ?? '0') % WORKERS;
/** Not from the beginning each time: another run on this machine counts as well. */
let next = Math.floor(Math.random() * A_WORKER);

/** A port that nothing listens at, that no other worker of the same run is given, and that is not given again soon. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < A_WORKER; tries += 1) {
    const port = FIRST + worker * A_WORKER + (next++ % A_WORKER);
    if (await canListen(port)) return port;
  }
  throw new Error(`Nothing is free between ${FIRST + worker * A_WORKER} and the ${A_WORKER} ports after it.`);
}

async function canListen(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    // At every address: what listens at one of them keeps a hub from the port.
    await once(probe.listen(port), 'listening');
  } catch {
    return false;
  }
  const closed = once(probe, 'close');
  probe.close();
  await closed;
  return true;
}
