/** Every queue there is, what its jobs carry, and how it runs. Their workers are given by `main`. */
import * as z from 'zod';
import type { QueueDefinition, QueueList } from '../platform/jobs.ts';

const nothing = z.object({});

export const QUEUES = {
  /** A conversation has something to decide. */
  turn: queue({ payload: z.object({ conversationId: z.uuid() }), concurrency: 8, attempts: 5 }),
  /** Offers that ran out, agents who vanished, contacts that wait, turns that were missed. */
  work: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 2000, payload: {} } }),
  /** Something of the work has its moment: what was set aside is to come back, or somebody has waited too long. */
  due: queue({ payload: nothing, concurrency: 1, attempts: 1 }),
  /** Reports that the back office is to have, those whose first try failed among them. */
  submit: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 2000, payload: {} } }),
  /** How reports get on in the back office. */
  progress: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 30_000, payload: {} } }),
  /** Whoever asked is told how their report got on. */
  notices: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 2000, payload: {} } }),
  /** Whoever may be asked by text how we did. */
  ratings: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 2000, payload: {} } }),
  /** Texts that came in, and what is said in threads by text. */
  texts: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 1000, payload: {} } }),
  /** Texts that are to go out. */
  'send-texts': queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 1000, payload: {} } }),
  /** Calls whose thread moved on without them, that are to be made, or that ended. */
  calls: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 1000, payload: {} } }),
  /** Recordings that were kept long enough. */
  recordings: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 10_000, payload: {} } }),
  /** Photos that were kept long enough. */
  photos: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 600_000, payload: {} } }),
  /** Drafts of rules whose date has come, and services whose day has come. */
  rules: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 5000, payload: {} } }),
  /** What contacts cost and add up to, also of days of which more is known by now. */
  figures: queue({ payload: nothing, concurrency: 1, attempts: 1, every: { milliseconds: 600_000, payload: {} } }),
} as const satisfies QueueList;

function queue<Payload>(definition: QueueDefinition<Payload>): QueueDefinition<Payload> {
  return definition;
}
