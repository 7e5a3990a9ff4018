/** The hub with its own database: cut off as by a power cut it finds everything again, and when it stops nothing is left running. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbedded } from '../../src/platform/database/embedded.ts';
import { startHub } from '../support/hub.ts';
import type { Hub } from '../support/hub.ts';
import { residentAt } from '../support/people.ts';
import { ownFolder } from './support/own-folder.ts';
import type { OwnFolder } from './support/own-folder.ts';

let folder: OwnFolder;
let hub: Hub;

const pidFile = () => join(folder.path, 'postgres/data/postmaster.pid');
const databasePid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);
const start = () => startHub({ DATA_DIR: folder.path });

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

beforeAll(async () => {
  folder = await ownFolder('restart');
  hub = await start();
}, 120_000);
afterAll(async () => {
  await hub.stop();
  // Only where a test above failed: a database without a hub is found and ended.
  if (existsSync(pidFile())) await startEmbedded(join(folder.path, 'postgres')).then((left) => left.stop());
  await folder.remove();
});

describe('a hub without a given database', () => {
  it('goes on where it was after kill -9, with the database that was left running', async () => {
    const before = await residentAt(hub.url);
    const { conversationId, token } = before;
    const sent = await before.say(conversationId, 'My street light is broken');
    expect(sent).toMatchObject({ ok: true });
    const pid = databasePid();
    await hub.kill();
    expect(isRunning(pid)).toBe(true);

    hub = await start();
    expect(databasePid()).toBe(pid);
    const after = await residentAt(hub.url, token);
    expect(after.conversationId).toBe(conversationId);
    const thread = await after.thread(conversationId);
    expect(thread[1]).toMatchObject({ seq: 2, from: 'resident', text: 'My street light is broken' });
    after.client.close();
  }, 120_000);

  it('ends its database when it is asked to stop, and starts again with what was said', async () => {
    const resident = await residentAt(hub.url);
    await resident.say(resident.conversationId, 'When is my bin day?');
    const pids = [hub.process.pid ?? 0, databasePid()];
    await hub.stop();
    expect(hub.process.exitCode).toBe(0);
    // A process whose parent was killed stands in the list, ended, until the system has looked.
    for (const pid of pids) while (isRunning(pid)) await delay(20);
    expect(existsSync(pidFile())).toBe(false);

    hub = await start();
    const again = await residentAt(hub.url, resident.token);
    expect((await again.thread(resident.conversationId))[1]).toMatchObject({ text: 'When is my bin day?' });
    again.client.close();
  }, 120_000);
});
