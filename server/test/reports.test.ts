/** Reports and the whole hub: two nodes bring each one to the back office once; without one they wait; `npm start` brings one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { sendReport } from '../src/forms/testing/report.ts';
import type { SentReport } from '../src/forms/testing/report.ts';
import { testBackOffice } from './support/back-office.ts';
import type { BackOffice } from './support/back-office.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { testRedis } from './support/redis.ts';
import type { TestRedis } from './support/redis.ts';
import { until } from './support/until.ts';

const readySchema = z.object({ ok: z.boolean(), reports: z.object({ state: z.string(), due: z.number() }) });
const ready = async (hub: Hub) => readySchema.parse(await (await fetch(`${hub.url}/health/ready`)).json());

describe('two hubs and one back office', () => {
  let database: TestDatabase;
  let redis: TestRedis;
  let office: BackOffice;
  let hubs: Hub[];
  beforeAll(async () => {
    [database, redis, office] = await Promise.all([testDatabase(), testRedis(), testBackOffice()]);
    const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url, OPEN311_URL: office.url, SEED_DEMO: '0' };
    hubs = await Promise.all(['one', 'two'].map((NODE_NAME) => startHub({ ...shared, NODE_NAME })));
  }, 120_000);
  afterAll(async () => {
    await Promise.all(hubs.map((hub) => hub.stop()));
    await Promise.all([office.stop(), redis.stop(), database.close()]);
  });

  it('bring every report there once, also when some tries fail', async () => {
    await office.fault({ mode: '500', times: 2 });
    const reports: SentReport[] = await Promise.all(
      Array.from({ length: 10 }, () => sendReport(database.db, { now: new Date() })),
    );
    await until(async () => (await database.db.submission.count({ where: { state: 'sent' } })) === 10);
    const arrived = (await office.requests()).map(({ attributes }) => attributes.reference);
    expect(arrived.sort()).toEqual(reports.map(({ reference }) => reference).sort());
    for (const hub of hubs) expect(await ready(hub)).toMatchObject({ ok: true, reports: { state: 'ok' } });
    // A try is counted once it is kept: the tenth may be counted a moment after its row says that it was sent.
    const sent = async () => {
      const metrics = await Promise.all(hubs.map(async (hub) => (await fetch(`${hub.url}/metrics`)).text()));
      return metrics
        .map((text) => Number(/hub_submission_tries_total\{outcome="sent"\} (\d+)/.exec(text)?.[1] ?? 0))
        .reduce((sum, each) => sum + each, 0);
    };
    await until(async () => (await sent()) >= 10);
    expect(await sent()).toBe(10);
  });
});

describe('a hub without a back office', () => {
  it('is ready, says so, and keeps the report', async () => {
    const database = await testDatabase();
    const report = await sendReport(database.db, { now: new Date() });
    const hub = await startHub({ DATABASE_URL: database.url, SEED_DEMO: '0' });
    try {
      expect(await ready(hub)).toMatchObject({ ok: true, reports: { state: 'no-back-office', due: 1 } });
      const kept = await database.db.submission.findUniqueOrThrow({ where: { id: report.id } });
      expect(kept).toMatchObject({ state: 'due', attempts: 0 });
    } finally {
      await hub.stop();
      await database.close();
    }
  }, 120_000);
});

describe('the back office of npm start', () => {
  it('is brought only where none is given, and never in production', async () => {
    const script = new URL('../scripts/back-office.mjs', import.meta.url).href;
    const source = `
      import { wantsBackOffice } from '${script}';
      console.log(JSON.stringify([{}, { OPEN311_URL: ' ' }, { OPEN311_URL: 'http://x' }, { NODE_ENV: 'production' }].map(wantsBackOffice)));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    expect(JSON.parse(line)).toEqual([true, true, false, false]);
  });

  it('ends with whoever started it, however that ends', async () => {
    const script = new URL('../scripts/back-office.mjs', import.meta.url).href;
    const folder = JSON.stringify(`${process.cwd()}/.data/test/back-office`);
    const source = `
      import { startBackOffice } from '${script}';
      const { url } = await startBackOffice({ dataDir: ${folder} });
      console.log(url);
      setInterval(() => {}, 1000);`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = (await once(createInterface(starter.stdout), 'line')) as [string];
    const answers = () =>
      fetch(`${url}/services.json`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(answers);
    starter.kill('SIGKILL');
    await until(async () => !(await answers()));
  });
});
