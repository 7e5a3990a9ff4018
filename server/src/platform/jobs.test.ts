/** What both back ends must do alike: the same suite, run on PostgreSQL and on Redis. */
import { EventEmitter, once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { testDatabase } from '../../test/support/database.ts';
import { testRedis } from '../../test/support/redis.ts';
import type { JobStore } from './jobs-backend.ts';
import { createJobs } from './jobs.ts';
import type { Jobs, QueueDefinition, QueueList, Workers } from './jobs.ts';
import { createLog } from './log.ts';

const letter: QueueDefinition<{ number: number }> = {
  payload: z.object({ number: z.int() }),
  concurrency: 4,
  attempts: 3,
};

interface Neighbour {
  store: JobStore;
  stop: () => Promise<void>;
}

const neighbours: Record<string, () => Promise<Neighbour>> = {
  PostgreSQL: async () => {
    const database = await testDatabase();
    return { store: { databaseUrl: database.url }, stop: () => database.close() };
  },
  Redis: async () => {
    const redis = await testRedis();
    return { store: { redisUrl: redis.url }, stop: () => redis.stop() };
  },
};

describe.each(Object.entries(neighbours))('jobs on %s', (_name, start) => {
  let neighbour: Neighbour;
  let lines: string;
  const log = createLog({ level: 'info', nodeName: 'test' }, { write: (line) => (lines += line) });

  beforeAll(async () => {
    neighbour = await start();
  });
  afterAll(() => neighbour.stop());

  const open = <List extends QueueList>(queues: List, workers: Workers<List>): Promise<Jobs<List>> => {
    lines = '';
    return createJobs({ store: neighbour.store, queues, workers, log });
  };

  it('hands every payload to the worker of its queue, once', async () => {
    const seen: number[] = [];
    const done = new EventEmitter();
    const jobs = await open(
      { plain: letter },
      {
        plain: ({ number }) => {
          seen.push(number);
          if (seen.length === 20) done.emit('all');
          return Promise.resolve();
        },
      },
    );
    const all = once(done, 'all');
    await Promise.all(Array.from({ length: 20 }, (_, number) => jobs.add('plain', { number })));
    await all;
    await jobs.close();
    expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, number) => number));
  });

  it('tries a job again that failed, and logs without the words of the failure', async () => {
    const events = new EventEmitter();
    let tries = 0;
    const jobs = await open(
      { flaky: letter },
      {
        flaky: () => {
          tries += 1;
          if (tries < 3) return Promise.reject(new Error('Ada said something'));
          events.emit('done');
          return Promise.resolve();
        },
      },
    );
    const done = once(events, 'done');
    await jobs.add('flaky', { number: 1 });
    await done;
    await jobs.close();
    expect(tries).toBe(3);
    expect(lines.match(/a job failed/g)).toHaveLength(2);
    expect(lines).not.toMatch(/Ada said/);
  });

  it('takes the same id for the same job while the first is there, and afterwards for a new one', async () => {
    const events = new EventEmitter();
    let runs = 0;
    const jobs = await open(
      { same: letter },
      {
        same: async ({ number }) => {
          runs += 1;
          if (number === 1) {
            const go = once(events, 'go');
            events.emit('started');
            await go;
          }
          events.emit(`ran-${number}`);
        },
      },
    );
    const started = once(events, 'started');
    await jobs.add('same', { number: 1 }, 'conversation-1');
    await started;
    await jobs.add('same', { number: 2 }, 'conversation-1');
    const other = once(events, 'ran-3');
    await jobs.add('same', { number: 3 }, 'conversation-2');
    await other;
    expect(runs).toBe(2);
    events.emit('go');
    await jobs.close();
    const again = await open({ same: letter }, { same: ({ number }) => Promise.resolve(events.emit(`ran-${number}`)) });
    const fresh = once(events, 'ran-4');
    await again.add('same', { number: 4 }, 'conversation-1');
    await fresh;
    await again.close();
  });

  it('lets a job come by itself, also when two nodes ask for it', async () => {
    const events = new EventEmitter();
    let ticks = 0;
    const sweep: QueueDefinition<{ number: number }> = {
      ...letter,
      every: { milliseconds: 100, payload: { number: 7 } },
    };
    const worker = ({ number }: { number: number }) => {
      expect(number).toBe(7);
      ticks += 1;
      if (ticks === 3) events.emit('thrice');
      return Promise.resolve();
    };
    const thrice = once(events, 'thrice');
    const nodes = await Promise.all([open({ sweep }, { sweep: worker }), open({ sweep }, { sweep: worker })]);
    await thrice;
    await Promise.all(nodes.map((node) => node.close()));
  });

  it('refuses a job of the wrong form without running it', async () => {
    const events = new EventEmitter();
    const loose: QueueDefinition<{ number: number }> = { ...letter, payload: z.object({ number: z.number() }) };
    const jobs = await open({ wrong: loose }, { wrong: ({ number }) => Promise.resolve(events.emit(`ran-${number}`)) });
    const right = once(events, 'ran-2');
    await jobs.add('wrong', { number: Number.NaN });
    await jobs.add('wrong', { number: 2 });
    await right;
    await jobs.close();
    expect(lines).toContain('a job has the wrong form');
  });

  it('works on a job once its time has come, and once for all who ask for the same moment', async () => {
    const seen: number[] = [];
    const done = new EventEmitter();
    const jobs = await open(
      { later: { ...letter, concurrency: 1 } },
      {
        later: ({ number }) => {
          seen.push(number);
          if (number === 3) done.emit('last');
          return Promise.resolve();
        },
      },
    );
    const last = once(done, 'last');
    const soon = new Date(Date.now() + 20);
    await jobs.addAt('later', { number: 9 }, new Date(Date.now() + 3_600_000));
    await jobs.addAt('later', { number: 1 }, new Date(0));
    await jobs.addAt('later', { number: 3 }, soon);
    await jobs.addAt('later', { number: 4 }, soon);
    await last;
    await jobs.close();
    expect(seen).toEqual([1, 3]);
  });

  it('waits for the job under way when it closes', async () => {
    const events = new EventEmitter();
    let finished = false;
    const jobs = await open(
      { slow: letter },
      {
        slow: async () => {
          const go = once(events, 'go');
          events.emit('started');
          await go;
          finished = true;
        },
      },
    );
    const started = once(events, 'started');
    await jobs.add('slow', { number: 1 });
    await started;
    const closed = jobs.close();
    expect(finished).toBe(false);
    events.emit('go');
    await closed;
    expect(finished).toBe(true);
  });
});
