/** The cases that a contact opened, for its agent. */
import type { Case } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export async function readCases(db: Database, contactId: string): Promise<Case[]> {
  const rows = await db.councilCase.findMany({
    where: { contactId },
    orderBy: [{ openedAt: 'asc' }, { kind: 'asc' }, { stage: 'asc' }],
  });
  return rows.map(({ reference, kind, stage, acknowledgeBy, acknowledgedAt, answerBy, closedAt }) => ({
    reference,
    stage,
    kind: kind as Case['kind'],
    // What was acknowledged has no such day any more.
    acknowledgeBy: acknowledgeBy && acknowledgedAt === null ? dayOf(acknowledgeBy) : null,
    answerBy: dayOf(answerBy),
    closed: closedAt !== null,
  }));
}
