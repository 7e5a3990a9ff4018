/** Starts the demonstration's virus scanner beside a hub, and ends it with whoever started it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from './free-port.mjs';
import { root } from './run-child.mjs';

/** Does a hub with this environment bring a scanner of its own? It knows one harmless test file: never in production. */
export function wantsScanner(env) {
  return env.NODE_ENV !== 'production' && !env.CLAMD_URL?.trim();
}

/** Starts it on a port of its own. When this process is gone, however that came, it ends by itself. */
export async function startScanner() {
  const port = await freePort();
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const args = ['server/dist/demo-scanner/main.js', '--port', String(port)];
  const child = spawn(process.execPath, args, { cwd: root, stdio, detached: process.platform !== 'win32' });
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]);
  return {
    env: { CLAMD_URL: `tcp://127.0.0.1:${port}` },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
