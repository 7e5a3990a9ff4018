/** A folder for one test that the account of the embedded PostgreSQL can pass through, removed afterwards. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface OwnFolder {
  path: string;
  remove(): Promise<void>;
}

export async function ownFolder(name: string): Promise<OwnFolder> {
  const path = await mkdtemp(join(tmpdir(), `hub-${name}-`));
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
