/** Starts a stand-in for the telephone network beside a hub, and ends it with whoever started it. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { freePort } from './free-port.mjs';
import { root } from './run-child.mjs';

/** From Ofcom's range for drama: nobody's number. */
const COUNCIL = '+447700900999';
const PER_SECOND = 10;

/** Does a hub with this environment bring a telephone network of its own? */
export function wantsSimulator(env) {
  return env.NODE_ENV !== 'production' && !env.TWILIO_ACCOUNT_SID?.trim();
}

/**
 * Starts it on a port of its own for the hub at `hubPort`. Answers at once with what the hub has to know: a hub that texts too early
 * tries again. It is no member of the terminal's group; when this process is gone, however that came, it ends by itself.
 */
export async function startSimulator({ hubPort, publicBaseUrl }) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const [account, token] = [`AC${randomBytes(16).toString('hex')}`, randomBytes(16).toString('hex')];
  const args = ['server/dist/demo-twilio/main.js', '--port', String(port), '--hub', `http://127.0.0.1:${hubPort}`];
  args.push('--public', publicBaseUrl.replace(/\/+$/, ''), '--account', account, '--token', token);
  args.push('--from', COUNCIL, '--rate', String(PER_SECOND));
  const stdio = ['ignore', 'ignore', 'inherit', 'ipc'];
  const child = spawn(process.execPath, args, { cwd: root, stdio, detached: process.platform !== 'win32' });
  const gone = Promise.race([once(child, 'exit'), once(child, 'error')]);
  return {
    url,
    env: {
      TWILIO_ACCOUNT_SID: account,
      TWILIO_AUTH_TOKEN: token,
      TWILIO_FROM: COUNCIL,
      TWILIO_API_BASE_URL: url,
      TWILIO_TEXTS_PER_SECOND: String(PER_SECOND),
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await gone;
    },
  };
}
