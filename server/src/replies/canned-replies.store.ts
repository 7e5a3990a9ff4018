/** Ready replies as they are kept: rows, so that they can be changed without a new release. */
import type { CannedReply } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';

/** All of them in their order, each with its service in words. */
export async function readCannedReplies(db: Database): Promise<CannedReply[]> {
  const rows = await db.cannedReply.findMany({
    select: { id: true, title: true, text: true, service: { select: { name: true } } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ service, ...reply }) => ({ ...reply, service: service?.name ?? null }));
}
