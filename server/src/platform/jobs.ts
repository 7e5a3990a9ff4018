/**
 * Work that must happen although nobody waits for it: typed queues with one worker each. A job runs at least once, so a worker
 * must bear being run again; a job that fails is tried again later and later, and its last failure is logged.
 */
import { UnrecoverableError } from 'bullmq';
import type { JobsOptions, Processor } from 'bullmq';
import type * as z from 'zod';
import { openJobBackend } from './jobs-backend.ts';
import type { JobStore } from './jobs-backend.ts';
import type { Log } from './log.ts';

export interface QueueDefinition<Payload = unknown> {
  /** What a job carries: ids, never a resident's words. */
  payload: z.ZodType<Payload>;
  /** How many jobs of this queue one node works on at once. */
  concurrency: number;
  /** Tries before a job is given up. */
  attempts: number;
  /** A job that comes by itself, on one node at a time. */
  every?: { milliseconds: number; payload: Payload };
}

export type QueueList = Readonly<Record<string, QueueDefinition>>;
export type PayloadOf<Definition> = Definition extends QueueDefinition<infer Payload> ? Payload : never;
/** A worker for every queue of the list: one that lacks a queue does not compile. */
export type Workers<List extends QueueList> = {
  [Name in keyof List]: (payload: PayloadOf<List[Name]>) => Promise<unknown>;
};

export interface Jobs<List extends QueueList> {
  /** Adds a job. The same `id` again is one job as long as the first waits or is being worked on. Ids hold no colon. */
  add<Name extends keyof List & string>(queue: Name, payload: PayloadOf<List[Name]>, id?: string): Promise<void>;
  /** Adds a job that is worked on once that time has come; one for all who ask for the same moment. */
  addAt<Name extends keyof List & string>(queue: Name, payload: PayloadOf<List[Name]>, at: Date): Promise<void>;
  /** Takes no more jobs, waits for those under way, and ends the connections. */
  close(): Promise<void>;
}

export interface JobPorts<List extends QueueList> {
  store: JobStore;
  queues: List;
  workers: Workers<List>;
  log: Log;
}

const FIRST_RETRY_MILLISECONDS = 200;
const KEPT_FAILURES = 1000;
/** Jobs that come by themselves begin within so long; what comes seldom is not kept waiting for its whole time. */
const SPREAD_MILLISECONDS = 1000;

/** Opens every queue of the list, starts its worker and its schedule. */
export async function createJobs<List extends QueueList>({
  store,
  queues,
  workers,
  log,
}: JobPorts<List>): Promise<Jobs<List>> {
  const backend = await openJobBackend(store, log);
  const opened = Object.entries<QueueDefinition>(queues).map(([name, definition]) => {
    const work = workers[name] as (payload: unknown) => Promise<unknown>;
    const queue = backend.queue(name);
    const worker = backend.worker(name, definition.concurrency, processorOf(name, definition, work, log));
    for (const handle of [queue, worker])
      handle.on('error', (error) => log.warn({ err: error, queue: name }, 'no connection to the jobs'));
    return { name, definition, queue, worker };
  });
  await Promise.all(opened.flatMap(({ queue, worker }) => [queue.waitUntilReady(), worker.waitUntilReady()]));
  await Promise.all(
    opened.map(async ({ name, definition: { every }, queue }, index) => {
      if (!every) return;
      // One after the other: together they would hold up whoever is answered in that moment.
      const offset = Math.round((Math.min(every.milliseconds, SPREAD_MILLISECONDS) * index) / opened.length);
      const template = { name, data: every.payload, opts: optionsOf(1) };
      await queue.upsertJobScheduler(name, { every: every.milliseconds, offset }, template);
    }),
  );
  const byName = new Map(opened.map((one) => [one.name, one]));

  const find = (name: string) => {
    const found = byName.get(name);
    if (!found) throw new Error(`There is no queue ${name}`);
    return found;
  };

  return {
    async add(name, payload, id) {
      const found = find(name);
      await found.queue.add(name, payload, {
        ...optionsOf(found.definition.attempts),
        ...(id !== undefined && { jobId: id }),
      });
    },
    async addAt(name, payload, at) {
      const delay = Math.max(0, at.getTime() - Date.now());
      await find(name).queue.add(name, payload, {
        ...optionsOf(find(name).definition.attempts),
        ...{ jobId: `at-${at.getTime()}`, delay },
      });
    },
    async close() {
      await Promise.all(opened.map(({ worker }) => worker.close()));
      await Promise.all(opened.map(({ queue }) => queue.close()));
      backend.close();
    },
  };
}

function optionsOf(attempts: number): JobsOptions {
  return {
    attempts,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MILLISECONDS },
    removeOnComplete: true,
    removeOnFail: { count: KEPT_FAILURES },
  };
}

function processorOf(
  queue: string,
  { payload }: QueueDefinition,
  work: (payload: unknown) => Promise<unknown>,
  log: Log,
): Processor {
  return async (job) => {
    const parsed = payload.safeParse(job.data);
    if (!parsed.success) {
      log.error({ queue, jobId: job.id }, 'a job has the wrong form');
      throw new UnrecoverableError('wrong form');
    }
    const failure = await outcomeOf(() => work(parsed.data));
    if (!failure) return;
    const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    log[last ? 'error' : 'warn']({ err: failure.error, queue, jobId: job.id, last }, 'a job failed');
    // The store keeps what is thrown here, and the message of a failure may quote what a resident wrote.
    throw new Error(failure.error instanceof Error ? failure.error.name : 'failed');
  };
}

/** Undefined when it went well. */
async function outcomeOf(work: () => Promise<unknown>): Promise<{ error: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return { error };
  }
}
