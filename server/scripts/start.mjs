/** `npm start`: from an empty clone too, until the hub listens; ends when the hub has drained. */
import { readFileSync } from 'node:fs';
import { startBackOffice, wantsBackOffice } from './back-office.mjs';
import { startOffices, wantsOffices } from './offices.mjs';
import { startScanner, wantsScanner } from './scanner.mjs';
import { startSimulator, wantsSimulator } from './simulator.mjs';
import { ensure } from './ensure.mjs';
import { root, runNode } from './run-child.mjs';

const command = JSON.parse(readFileSync(`${root}server/hub-command.json`, 'utf8'));

process.exitCode = (await ensure({ quiet: false })) ? await run() : 1;

/** The hub, with what stands in for its neighbours where none are given: all end with it. */
async function run() {
  const neighbours = [];
  const env = { ...process.env };
  try {
    const hubPort = env.PORT?.trim() || '3000';
    if (wantsBackOffice(env)) {
      const backOffice = await startBackOffice({ dataDir: env.DATA_DIR?.trim() || '.data', hubPort });
      neighbours.push(backOffice);
      Object.assign(env, backOffice.env);
    }
    if (wantsOffices(env)) {
      const offices = await startOffices();
      neighbours.push(offices);
      Object.assign(env, offices.env);
      process.stdout.write(`The other back offices of the demonstration: ${offices.url}/openapi.json\n`);
    }
    if (wantsScanner(env)) {
      const scanner = await startScanner();
      neighbours.push(scanner);
      Object.assign(env, scanner.env);
    }
    if (wantsSimulator(env)) {
      const publicBaseUrl = env.PUBLIC_BASE_URL?.trim() || `http://localhost:${hubPort}`;
      const simulator = await startSimulator({ hubPort, publicBaseUrl });
      neighbours.push(simulator);
      Object.assign(env, simulator.env, { SIMULATOR_URL: simulator.url });
    }
    return await runNode(command, { env });
  } finally {
    await Promise.all(neighbours.map((each) => each.stop()));
  }
}
