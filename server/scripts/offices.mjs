/** Starts the demonstration's back offices beside a hub, and ends them with whoever started them. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from './free-port.mjs';
import { root } from './run-child.mjs';

/** The setting that connects each office, and where it lies under their one roof. */
const OFFICES = {
  MYACCOUNT_URL: 'my-account',
  COUNCIL_TAX_URL: 'council-tax',
  HOUSING_BENEFIT_URL: 'housing-benefit',
  RENT_URL: 'rent',
  LIBRARY_URL: 'library',
};

/** Does a hub with this environment bring the demonstration's offices with it? Not beside a real one: nobody mixes the two. */
export function wantsOffices(env) {
  return env.NODE_ENV !== 'production' && !Object.keys(OFFICES).some((name) => env[name]?.trim());
}

/**
 * Starts them on a port of their own. Answers at once with what the hub has to know: an office that is asked too early fails alone, and
 * is asked again. They are no member of the terminal's group; when this process is gone, however that came, they end by themselves.
 */
export async function startOffices() {
  const port = await freePort();
  const key = randomBytes(16).toString('hex');
  const args = ['server/dist/demo-offices/main.js', '--port', String(port), '--key', key];
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = spawn(process.execPath, args, { cwd: root, stdio, detached: process.platform !== 'win32' });
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]);
  const url = `http://127.0.0.1:${port}`;
  const addresses = Object.entries(OFFICES).map(([name, path]) => [name, `${url}/${path}`]);
  return {
    url,
    env: { ...Object.fromEntries(addresses), OFFICES_API_KEY: key },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
