/** The files of an embedded database: a private folder, a password only its owner can read, and the data itself. */
import { execFile, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { databaseAccount, findBinaries } from './embedded-binaries.ts';
import type { Account } from './embedded-binaries.ts';

const run = promisify(execFile);

/** The name of the database's owner. */
const USER = 'hub';

/** Everything needed to start, reach and stop one embedded database. */
export interface Place {
  data: string;
  log: string;
  bin: string;
  account: Account | undefined;
  password: string;
  portFile: string;
  /** Made and removed by whoever has the turn to start the server. */
  turn: string;
}

/** Makes the folder, the password and an initialised cluster, each once, also when two processes do it at the same time. */
export async function preparePlace(directory: string): Promise<Place> {
  const account = databaseAccount();
  const bin = findBinaries(account);
  const base = privateFolder(resolve(directory), account);
  const password = once(join(base, 'password'), () => randomBytes(24).toString('base64url'));
  const place = {
    data: join(base, 'data'),
    log: join(base, 'log'),
    portFile: join(base, 'port'),
    turn: join(base, 'starting'),
    bin,
    account,
    password,
  };
  if (!existsSync(place.data)) await initialise(base, place);
  return place;
}

/** The connection string of one database of the server at `port`, loopback only. */
export function urlOf(place: Place, port: number, database: string): string {
  return `postgresql://${USER}:${place.password}@127.0.0.1:${port}/${database}`;
}

/** The port a running server wrote down, or undefined when none says that it runs. */
export function portInUse(place: Place): number | undefined {
  return number(join(place.data, 'postmaster.pid'), 3);
}

/** The process id of the server that holds the folder, or undefined when none does. */
export function postmaster(place: Place): number | undefined {
  return number(join(place.data, 'postmaster.pid'), 0);
}

/** The port of the last start, so that connection strings stay good over a restart. */
export function lastPort(place: Place): number | undefined {
  return number(place.portFile, 0);
}

/** The end of the server's log, for the message of a start that failed. */
export function logTail(place: Place): string {
  return existsSync(place.log) ? readFileSync(place.log, 'utf8').trim().split('\n').slice(-3).join(' | ') : 'no log';
}

function number(file: string, line: number): number | undefined {
  try {
    const value = Number(readFileSync(file, 'utf8').split('\n')[line]);
    return Number.isInteger(value) && value > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}

/** As root the folder stays root's and `nobody` may only pass through it to its data. */
function privateFolder(wanted: string, account: Account | undefined): string {
  const folder = own(wanted, account);
  if (!account || spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0) return folder;
  return own(`/var/lib/council-hub-data-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`, account);
}

function own(folder: string, account: Account | undefined): string {
  mkdirSync(folder, { recursive: true });
  if (statSync(folder).uid !== process.getuid?.())
    throw new Error(`${folder} belongs to another user: set DATA_DIR to a folder of your own.`);
  chmodSync(folder, account ? 0o711 : 0o700);
  return folder;
}

/** Reads a secret file, or makes it whole in one step: whoever comes second reads what the first wrote. */
function once(file: string, make: () => string): string {
  if (!existsSync(file)) {
    const partial = `${file}.${process.pid}`;
    writeFileSync(partial, make(), { mode: 0o600, flag: 'wx' });
    try {
      linkSync(partial, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(partial);
    }
  }
  return readFileSync(file, 'utf8');
}

/** The cluster is made under a name of its own and then renamed, so that a start cut short leaves nothing half made. */
async function initialise(base: string, { data, bin, account, password }: Place): Promise<void> {
  const draft = mkdtempSync(join(base, 'draft-'));
  const passwordFile = `${draft}.password`;
  try {
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
    for (const path of account ? [draft, passwordFile] : []) chownSync(path, account?.uid ?? 0, account?.gid ?? 0);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const secret = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    await run(join(bin, 'initdb'), ['-D', draft, '-U', USER, ...secret, ...locale], { ...account, cwd: '/' });
    renameSync(draft, data);
  } catch (error) {
    if (!existsSync(data)) throw new Error('The embedded PostgreSQL could not be initialised.', { cause: error });
  } finally {
    rmSync(draft, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}
