/** Which members of staff are trained for what few may read. */
import type { Tx } from '../platform/database/client.ts';

/** The skill by which they may read it, beside whoever held or helped in it. */
export const SAFEGUARDING = 'safeguarding';

/** Those of the given who have the skill at this moment. */
export async function trainedAmong(db: Tx, staffIds: readonly string[]): Promise<ReadonlySet<string>> {
  const where = { id: { in: [...staffIds] }, skills: { has: SAFEGUARDING } };
  const rows = await db.staff.findMany({ where, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}
