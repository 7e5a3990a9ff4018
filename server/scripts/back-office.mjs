/** Starts the demonstration's back office beside a hub, and ends it with whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.mjs';
import { root } from './run-child.mjs';

/** Does a hub with this environment bring the demonstration's back office with it? */
export function wantsBackOffice(env) {
  return env.NODE_ENV !== 'production' && !env.OPEN311_URL?.trim();
}

/**
 * Starts it on a port of its own, with its reports in `dataDir`. Answers at once with the address it will have: a hub that asks too
 * early asks again. It is no member of the terminal's group, so a Ctrl-C leaves it to `stop`; when this process is gone, however
 * that came, it ends by itself.
 */
export async function startBackOffice({ dataDir }) {
  const port = await freePort();
  const args = ['server/dist/demo-back-office/main.js', '--port', String(port), '--data', dataDir];
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = spawn(process.execPath, args, { cwd: root, stdio, detached: process.platform !== 'win32' });
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
