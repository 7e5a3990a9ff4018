/** Connections to Redis, which carries only what may be made again: messages between nodes, jobs, limits. */
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import type { Log } from './log.ts';

/** A connection that knows the copies libraries made of it: one of them left behind would keep the process from ending. */
export class OwnedRedis extends Redis {
  readonly copies: Redis[] = [];

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    this.copies.push(copy);
    return copy;
  }
}

/**
 * Opens a connection that comes back by itself. A `patient` one (workers, sockets) waits for Redis as long as it takes; a
 * `prompt` one gives a command up after one more try, so that nobody who waits for an answer waits for ever.
 */
export function connectRedis(url: string, log: Log, patience: 'patient' | 'prompt'): OwnedRedis {
  const redis = new OwnedRedis(url, {
    maxRetriesPerRequest: patience === 'patient' ? null : 1,
    retryStrategy: (tries) => Math.min(tries * 50, 1000),
  });
  redis.on('error', (error: Error) => log.warn({ err: error }, 'no connection to Redis'));
  return redis;
}

/** Ends a connection and its copies, also one that never came about. Close what uses them first. */
export function endRedis(redis: OwnedRedis): void {
  for (const connection of [...redis.copies, redis]) {
    // Ending one twice starts a timer that keeps the process for two seconds.
    if (connection.status !== 'end') connection.disconnect();
  }
}
