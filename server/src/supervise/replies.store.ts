/** Ready replies, as supervisors write them: with their gaps. */
import { replyValueSchema } from '@hub/contract';
import type { Replies, ReplyValue } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { refused } from '../platform/problem.ts';
import { refuseReading } from './reading.ts';
import { lastChanges, toLast } from './shelf.store.ts';
import type { Shelf } from './shelf.store.ts';

const SELECT = { title: true, serviceId: true, text: true, position: true, version: true } as const;

export const repliesShelf: Shelf<ReplyValue> = {
  kind: 'reply',
  schema: replyValueSchema,
  read: async (tx, id) => {
    const row = await tx.cannedReply.findUnique({ where: { id }, select: SELECT });
    if (!row) return null;
    const { version, ...value } = row;
    return { version, value };
  },
  write: async (tx, id, kept) => {
    if (!kept) {
      await tx.cannedReply.delete({ where: { id }, select: { id: true } });
      return;
    }
    const data = { ...kept.value, version: kept.version };
    await tx.cannedReply.upsert({ where: { id }, create: { id, ...data }, update: data, select: { id: true } });
  },
  refuse: async (tx, _id, { value }) => {
    if (!value) return null;
    if (value.serviceId !== null && (await tx.service.count({ where: { id: value.serviceId } })) === 0)
      return refused('bad-payload', 'Choose a service from the list.', { where: 'value.serviceId' });
    return refuseReading(value.text, 'value.text');
  },
};

export async function readReplies(db: Database): Promise<Replies> {
  const [rows, last] = await Promise.all([
    db.cannedReply.findMany({ select: { id: true, ...SELECT }, orderBy: [{ position: 'asc' }, { id: 'asc' }] }),
    lastChanges(db, repliesShelf.kind),
  ]);
  const removed = [...last.values()].flatMap((change) => {
    const value = replyValueSchema.safeParse(change.removed);
    return value.success ? [{ changeId: change.changeId, by: change.by, at: change.at, title: value.data.title }] : [];
  });
  return {
    replies: rows.map(({ id, version, ...value }) => ({ id, version, value, last: toLast(last.get(id)) })),
    removed: removed.sort((a, b) => b.at.localeCompare(a.at)),
  };
}
