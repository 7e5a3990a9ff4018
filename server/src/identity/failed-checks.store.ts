/** How many checks of who somebody is have failed, for the rules: after too many they give general help and no more (P41). */
import type { Tx } from '../platform/database/client.ts';
import { failedChecks, failuresSince, lockLimitsOf } from './lock.ts';

/**
 * Of whoever the conversation is with; where that is not known, of whoever they claimed to be in it. Null where nobody is known and
 * nothing was tried.
 */
export async function countFailedChecks(
  tx: Tx,
  { conversationId, residentId }: { conversationId: string; residentId: string | null },
  settings: ReadonlyMap<string, number>,
  now: Date,
): Promise<number | null> {
  const limits = lockLimitsOf(settings);
  const rows = await tx.identityCheck.findMany({
    where: {
      ...{ passed: false, at: { gt: failuresSince(limits, now) } },
      ...(residentId === null ? { conversationId } : { residentId }),
    },
    select: { residentId: true, at: true },
  });
  if (residentId === null && rows.length === 0) return null;
  const claimed = new Set(rows.map((row) => row.residentId));
  const counts = [...claimed].map((claim) =>
    failedChecks(
      rows.filter((row) => row.residentId === claim).map(({ at }) => at),
      limits,
      now,
    ),
  );
  return Math.max(0, ...counts);
}
