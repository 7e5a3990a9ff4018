/** Where the database is: the one that was given, or our own. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbedded } from './embedded.ts';

/** A database that answers: where it is, and how to leave it. */
export interface Place {
  url: string;
  stop(): Promise<void>;
}

/** Settles once the database answers. Our own has its files below `dataDir` and is shared with every process that uses it. */
export async function openPlace(given: { databaseUrl: string | undefined; dataDir: string }): Promise<Place> {
  const { databaseUrl, dataDir } = given;
  await mkdir(dataDir, { recursive: true });
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: () => Promise.resolve() };
  return startEmbedded(join(dataDir, 'postgres'));
}
