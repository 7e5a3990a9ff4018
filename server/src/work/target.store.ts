/** What the council promises of its queues: marks who has waited longer than that, once each. */
import type { Channel } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';
import { changes } from './changes.ts';
import type { Changes } from './changes.ts';
import { inTransaction } from './in-transaction.ts';
import type { Step } from './step.ts';
import { summariesOf } from './summary.store.ts';

/** Where somebody sits and waits; a letter has days. */
export const LIVE: readonly Channel[] = ['webchat', 'sms', 'phone'];

/** So many are marked in one look: on the worst day they are thousands, and everybody is told of each. */
const AT_ONCE = 200;

/** The seconds of each queue that has a target. */
export async function readTargets(db: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await db.workQueue.findMany({ select: { name: true, targetSeconds: true } });
  return new Map(rows.map(({ name, targetSeconds }) => [name, targetSeconds]));
}

/**
 * Each contact is marked by one node, and counted by whoever marked it. Whoever was answered before, and waits again, is not late.
 * What another node works on at this moment is left for the next look.
 */
export async function markOverTarget(db: Database, step: Step): Promise<Changes> {
  return inTransaction(db, async (tx) => {
    const marked = await tx.$queryRaw<{ id: string }[]>`
      WITH late AS (
        SELECT c."id" FROM "work_queue" w
        CROSS JOIN LATERAL (
          SELECT l."id" FROM "contact" l
          WHERE l."queue" = w."name" AND l."state" IN ('queued', 'offered') AND l."over_target_at" IS NULL
            AND l."queued_at" <= ${step.now}::timestamptz - make_interval(secs => w."target_seconds"::float8)
            AND l."channel" = ANY(${[...LIVE]}::text[])
            AND NOT EXISTS (SELECT 1 FROM "offer" o WHERE o."contact_id" = l."id" AND o."state" = 'accepted'
                                                      AND o."offered_at" >= l."queued_at")
          ORDER BY l."queued_at", l."id" LIMIT ${AT_ONCE}
        ) f
        JOIN "contact" c ON c."id" = f."id"
        WHERE c."state" IN ('queued', 'offered') AND c."over_target_at" IS NULL
        ORDER BY c."id" LIMIT ${AT_ONCE} FOR NO KEY UPDATE OF c SKIP LOCKED
      )
      UPDATE "contact" c SET "over_target_at" = ${step.now}::timestamptz, "version" = c."version" + 1
      FROM late WHERE c."id" = late."id" RETURNING c."id"`;
    const ids = marked.map(({ id }) => id);
    return changes({ contacts: await summariesOf(tx, ids, step.wording) });
  });
}
