/** What each queue promises of its waiting times, as the council set it. */
import type { Database } from '../../platform/database/client.ts';

export interface QueuePromise {
  queue: string;
  /** Per cent of contacts that are to be answered in time. */
  share: number;
  seconds: number;
}

export async function readPromises(db: Database): Promise<QueuePromise[]> {
  const rows = await db.workQueue.findMany({ orderBy: { name: 'asc' } });
  return rows.map(({ name, targetShare, targetSeconds }) => ({
    queue: name,
    share: targetShare,
    seconds: targetSeconds,
  }));
}
