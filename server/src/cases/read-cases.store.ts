/** The cases that a contact opened, for its agent. */
import type { Case } from '@hub/contract';
import type { Database } from '../platform/database/client.ts';

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export async function readCases(db: Database, contactId: string): Promise<Case[]> {
  const rows = await db.councilCase.findMany({ where: { contactId }, orderBy: [{ openedAt: 'asc' }, { kind: 'asc' }] });
  return rows.map(({ reference, kind, acknowledgeBy, answerBy, closedAt }) => ({
    reference,
    kind: kind as Case['kind'],
    acknowledgeBy: acknowledgeBy && dayOf(acknowledgeBy),
    answerBy: dayOf(answerBy),
    closed: closedAt !== null,
  }));
}
