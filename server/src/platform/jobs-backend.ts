/** Where jobs wait: in PostgreSQL, or in Redis when there is one. The only file that knows the difference. */
import { createPostgresBackend, Queue, runMigrations, withBackend, Worker } from 'bullmq';
import type { JobsOptions, Processor } from 'bullmq';
import { Client } from 'pg';
import type { Log } from './log.ts';
import { connectRedis, endRedis } from './redis.ts';

/** Exactly one of the two addresses. */
export type JobStore = { databaseUrl: string } | { redisUrl: string };

/** As much of a BullMQ queue as the seam uses. */
export interface QueueHandle {
  add(name: string, payload: unknown, options: JobsOptions): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number; offset: number },
    template: { name: string; data: unknown; opts: JobsOptions },
  ): Promise<unknown>;
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** As much of a BullMQ worker as the seam uses. */
export interface WorkerHandle {
  waitUntilReady(): Promise<unknown>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

export interface JobBackend {
  queue(name: string): QueueHandle;
  worker(name: string, concurrency: number, processor: Processor): WorkerHandle;
  /** Ends the connections, after the queues and workers are closed. */
  close(): void;
}

/** Opens the back end and brings its tables up to date. */
export async function openJobBackend(store: JobStore, log: Log): Promise<JobBackend> {
  return 'redisUrl' in store ? openOnRedis(store.redisUrl, log) : await openOnPostgres(store.databaseUrl);
}

async function openOnPostgres(connectionString: string): Promise<JobBackend> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  const onPostgres = withBackend(createPostgresBackend);
  // A pool each, and one connection more that listens: small, since every node has them all.
  return {
    queue: (name) => new onPostgres.Queue<unknown>(name, { connection: { connectionString, max: 2 } }),
    worker: (name, concurrency, processor) =>
      new onPostgres.Worker(name, processor, { connection: { connectionString, max: 2 }, concurrency }),
    close: () => undefined,
  };
}

function openOnRedis(url: string, log: Log): JobBackend {
  const producing = connectRedis(url, log, 'prompt');
  const working = connectRedis(url, log, 'patient');
  return {
    queue: (name) => new Queue<unknown>(name, { connection: producing }),
    worker: (name, concurrency, processor) => new Worker(name, processor, { connection: working, concurrency }),
    close: () => {
      endRedis(producing);
      endRedis(working);
    },
  };
}
