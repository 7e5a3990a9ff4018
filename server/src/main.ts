/** Where the hub starts: its settings, its database, and then everything else, which is read while the database starts. */
import { readConfig } from './config.ts';
import { openPlace } from './platform/database/place.ts';
import { createLog } from './platform/log.ts';

const outcome = readConfig();
if (!outcome.ok) {
  process.stderr.write(`The hub cannot start.\n${outcome.reasons.map((reason) => `- ${reason}\n`).join('')}`);
  process.exit(1);
}
const { config } = outcome;
const database = openPlace(config);
const log = createLog({ level: config.logLevel, nodeName: config.nodeName });
try {
  // Should the database fail while the hub is being read, the hub is told when it asks for it.
  database.catch(() => undefined);
  const { runHub } = await import('./hub.ts');
  await runHub(config, log, database);
} catch (error) {
  process.stderr.write(`The hub could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  log.error({ err: error }, 'the hub could not start');
  process.exit(1);
}
