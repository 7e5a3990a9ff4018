/** That a resident says a draft is right, or that something in it is wrong: kept for the version that they saw, and no other. */
import type { Confirmed } from '@hub/contract';
import type { Tx } from '../platform/database/client.ts';

export interface Seen {
  draftId: string;
  version: number;
}

/** False when the draft changed since, or is no longer open. Confirmed twice, the first counts. */
export async function confirmDraft(
  tx: Tx,
  { draftId: id, version }: Seen,
  { by, now }: { by: Confirmed['by']; now: Date },
): Promise<boolean> {
  const where = { id, version, state: 'open' };
  const { count } = await tx.formDraft.updateMany({
    where: { ...where, confirmedBy: null },
    data: { confirmedBy: by, confirmedAt: now, doubtedAt: null },
  });
  return count === 1 || (await tx.formDraft.count({ where })) === 1;
}

/** The same for what is wrong: an agent asks what it is. */
export async function doubtDraft(tx: Tx, { draftId: id, version }: Seen, now: Date): Promise<boolean> {
  const { count } = await tx.formDraft.updateMany({
    where: { id, version, state: 'open' },
    data: { confirmedBy: null, confirmedAt: null, doubtedAt: now },
  });
  return count === 1;
}
