/** Starts the demonstration's back office beside a hub, and ends it with whoever started it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
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
 * that came, it ends by itself. Where `hubPort` is given it tells the hub there of every change; `env` is what that hub has to know.
 */
export async function startBackOffice({ dataDir, hubPort }) {
  const port = await freePort();
  const args = ['server/dist/demo-back-office/main.js', '--port', String(port), '--data', dataDir];
  const secret = randomBytes(16).toString('hex');
  if (hubPort !== undefined) args.push('--hub', `http://127.0.0.1:${hubPort}`, '--secret', secret);
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = spawn(process.execPath, args, { cwd: root, stdio, detached: process.platform !== 'win32' });
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    env: { OPEN311_URL: url, OPEN311_WEBHOOK_SECRET: secret },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
