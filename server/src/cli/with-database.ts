/** For commands: the hub's database by the hub's own settings, left again at the end. */
import { readConfig } from '../config.ts';
import { openPlace } from '../platform/database/place.ts';

/** Does some work with the address of the database; answers null, and says why, when the settings are wrong. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T | null> {
  const outcome = readConfig();
  if (!outcome.ok) {
    process.stderr.write(`${outcome.reasons.join('\n')}\n`);
    return null;
  }
  const place = await openPlace(outcome.config);
  try {
    return await work(place.url);
  } finally {
    await place.stop();
  }
}
