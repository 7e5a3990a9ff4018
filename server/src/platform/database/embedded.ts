/**
 * A real PostgreSQL of our own for development and demonstration: loopback only, password always, shared by every hub process
 * with the same folder, found again when a killed hub left it running, started again when it dies.
 */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { lock } from 'proper-lockfile';
import { lastPort, logTail, portInUse, postmaster, preparePlace, urlOf } from './embedded-files.ts';
import type { Place } from './embedded-files.ts';
import { takeLease } from './embedded-lease.ts';
import type { Lease } from './embedded-lease.ts';

const START_MILLISECONDS = 60_000;
const RETRY_MILLISECONDS = 250;
const PATIENT_STARTS = 12;
const STALE_TURN_MILLISECONDS = 5000;
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  // The log of a database must not become a second place where messages are kept.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
];

export interface EmbeddedDatabase {
  /** Connection string of the database `hub`. */
  url: string;
  /** True when the server ran already: another hub process uses it, or one was killed. */
  adopted: boolean;
  /** Leaves the server; the last to leave ends it and waits until it is gone. */
  stop(): Promise<void>;
}

/**
 * Starts or finds the embedded PostgreSQL whose files are in `directory`. Throws when it does not answer within a minute, with
 * the end of its log, and when this platform has none.
 */
export async function startEmbedded(directory: string): Promise<EmbeddedDatabase> {
  const place = await preparePlace(directory);
  const deadline = Date.now() + START_MILLISECONDS;
  const first = await reach(place, () => Date.now() > deadline);
  const { port } = first;
  let { child, lease } = first;
  let stopping = false;
  let healing = Promise.resolve();

  const watch = () =>
    void lease.lost.then(() => {
      if (!stopping) healing = heal();
    });
  const heal = async () => {
    try {
      ({ child = child, lease } = await reach(place, () => stopping, port));
      watch();
    } catch (error) {
      if (!stopping) throw error;
    }
  };
  await createDatabase(place, port);
  watch();

  return {
    url: urlOf(place, port, 'hub'),
    adopted: child === undefined,
    async stop() {
      if (stopping) return;
      stopping = true;
      await healing;
      // A connection that broke in this moment cannot say who else is there; whoever is starts the server again.
      const alone = await lease.leave().catch(() => true);
      if (alone) await end(place, child);
      await lease.end();
    },
  };
}

interface Reached {
  port: number;
  lease: Lease;
  child: ChildProcess | undefined;
}

/**
 * Takes a lease on the running server, and starts one as often as needed: a killed server's lock can outlive it a moment. One
 * hub at a time: of two servers started in one moment, each may take the other's lock on the data for a dead one's.
 */
async function reach(place: Place, giveUp: () => boolean, fixedPort?: number): Promise<Reached> {
  let child: ChildProcess | undefined;
  let release: (() => Promise<void>) | undefined;
  try {
    for (let starts = 0; ;) {
      const port = portInUse(place);
      const taken = port === undefined ? undefined : await takeLease(urlOf(place, port, 'postgres'));
      if (port !== undefined && taken?.ok) return { port, lease: taken.lease, child: await settle(place, port, child) };
      if (giveUp()) {
        const why = taken?.ok === false ? `${taken.error.message}; ` : '';
        throw new Error(`The embedded PostgreSQL did not start: ${why}${logTail(place)}`);
      }
      // Looked at once more after the turn is taken: whoever had it before may have started the server.
      if (!release) release = await takeTurn(place);
      else if (!isRunning(child)) {
        if (starts > 0) await delay(RETRY_MILLISECONDS);
        child = launch(place, fixedPort ?? (await choosePort(place, starts)));
        starts += 1;
      }
      await delay(25);
    }
  } finally {
    await release?.();
  }
}

/** The turn to start the server, or undefined while another hub has it; one that was killed loses it after some seconds. */
async function takeTurn(place: Place): Promise<(() => Promise<void>) | undefined> {
  try {
    return await lock(place.data, { lockfilePath: place.turn, stale: STALE_TURN_MILLISECONDS });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return undefined;
    throw error;
  }
}

/**
 * Answers our child when it is the server that holds the folder, and else ends it: one that lost to a server left by a killed hub
 * and had not found out yet could take the folder once that one has stopped, with nobody to end it.
 */
async function settle(place: Place, port: number, child: ChildProcess | undefined): Promise<ChildProcess | undefined> {
  if (!isRunning(child)) return undefined;
  if (child.pid === postmaster(place)) {
    writeFileSync(place.portFile, String(port));
    return child;
  }
  const exit = exited(child);
  child.kill('SIGKILL');
  await exit;
  return undefined;
}

/** Settles when the child has ended, and keeps this process until then. */
function exited(child: ChildProcess): Promise<void> {
  child.ref();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function isRunning(child: ChildProcess | undefined): child is ChildProcess {
  return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/** In a session of its own: a Ctrl-C meant for the hub must not end the database before the hub has drained. */
function launch(place: Place, port: number): ChildProcess {
  const log = openSync(place.log, 'a', 0o600);
  const settings = SETTINGS.flatMap((setting) => ['-c', setting]);
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.data, '-p', String(port), ...settings], {
    ...place.account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => undefined); // it then has no pid, and is tried again until the deadline
  child.unref();
  return child;
}

/** The last port again, so that addresses stay good, unless another program keeps it; a killed server needs a moment to let go. */
async function choosePort(place: Place, failedStarts: number): Promise<number> {
  const last = lastPort(place);
  if (last !== undefined && (failedStarts < PATIENT_STARTS || (await canListen(last)))) return last;
  return freePort();
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function createDatabase(place: Place, port: number): Promise<void> {
  const client = new Client({ connectionString: urlOf(place, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query(`SELECT 1 FROM pg_database WHERE datname = 'hub'`);
    if (rowCount === 0) await client.query('CREATE DATABASE hub');
  } catch (error) {
    const made = ['42P04', '23505']; // by another process in the same moment
    if (!made.includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

/** A fast shutdown: connections are cut, everything committed is kept. pg_ctl answers when the server is gone. */
async function end(place: Place, child: ChildProcess | undefined): Promise<void> {
  const exit = isRunning(child) ? exited(child) : undefined;
  try {
    const stop = ['stop', '-D', place.data, '-m', 'fast', '-w', '-t', '60'];
    await promisify(execFile)(join(place.bin, 'pg_ctl'), stop, { ...place.account, cwd: '/' });
  } catch (error) {
    if (portInUse(place) !== undefined) throw new Error('The embedded PostgreSQL did not stop.', { cause: error });
  }
  await exit;
}
