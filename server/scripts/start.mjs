/** `npm start`: from an empty clone too, until the hub listens; ends when the hub has drained. */
import { readFileSync } from 'node:fs';
import { startBackOffice, wantsBackOffice } from './back-office.mjs';
import { ensure } from './ensure.mjs';
import { root, runNode } from './run-child.mjs';

const command = JSON.parse(readFileSync(`${root}server/hub-command.json`, 'utf8'));

process.exitCode = (await ensure({ quiet: false })) ? await run() : 1;

async function run() {
  if (!wantsBackOffice(process.env)) return runNode(command);
  const backOffice = await startBackOffice({ dataDir: process.env.DATA_DIR?.trim() || '.data' });
  try {
    return await runNode(command, { env: { ...process.env, OPEN311_URL: backOffice.url } });
  } finally {
    await backOffice.stop();
  }
}
