/** One step of the work is one transaction; on a busy hub it rather waits for a connection than fails. */
import type { Database, Tx } from '../platform/database/client.ts';

const PATIENCE = { maxWait: 10_000, timeout: 15_000 };

export function inTransaction<T>(db: Database, doing: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(doing, PATIENCE);
}

/** Reads everything as it was at one moment. */
export function atOneMoment<T>(db: Database, reading: (tx: Tx) => Promise<T>): Promise<T> {
  return db.$transaction(reading, { ...PATIENCE, isolationLevel: 'RepeatableRead' });
}
