/** Queues with what the council promises of them, as supervisors change it. */
import { queueValueSchema } from '@hub/contract';
import type { QueueList, QueueValue } from '@hub/contract';
import type { Database, Tx } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { lastChanges, toLast } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

/** A queue is there once somebody serves it or something is promised of it. */
async function queueNames(db: Database | Tx): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT "name" FROM "work_queue" UNION SELECT unnest("queues") FROM "staff" ORDER BY 1`;
  return rows.map(({ name }) => name);
}

export const queuesShelf: Shelf<QueueValue> = {
  kind: 'queue',
  schema: queueValueSchema,
  read: async (tx, name) => {
    const row = await tx.workQueue.findUnique({ where: { name } });
    if (!row) return null;
    const { version, name: _name, ...value } = row;
    return { version, value };
  },
  write: async (tx, name, kept) => {
    if (!kept) {
      await tx.workQueue.delete({ where: { name } });
      return;
    }
    const data = { ...kept.value, version: kept.version };
    await tx.workQueue.upsert({ where: { name }, create: { name, ...data }, update: data });
  },
  refuse: async (tx, name, { value }) => {
    const names = await queueNames(tx);
    if (!names.includes(name)) return refused('not-found', 'Choose a queue from the list.', { where: 'queue' });
    const helps = value?.overflowTo ?? null;
    if (helps !== null && (helps === name || !names.includes(helps)))
      return refused('bad-payload', 'Choose another queue from the list.', { where: 'value.overflowTo' });
    return null;
  },
};

export async function readQueues(db: Database): Promise<QueueList> {
  const [names, rows, last] = await Promise.all([
    queueNames(db),
    db.workQueue.findMany(),
    lastChanges(db, queuesShelf.kind),
  ]);
  const kept = new Map(rows.map(({ name, version, ...value }) => [name, { version, value }]));
  return names.map((name) => ({
    name,
    ...(kept.get(name) ?? { version: 0, value: null }),
    last: toLast(last.get(name)),
  }));
}
