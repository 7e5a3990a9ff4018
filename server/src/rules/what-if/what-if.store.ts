/** The look at past contacts that was asked for last for each draft: how far it is, and what came of it. All nodes see it. */
import type { RuleWhatIfContacts, RuleWhatIfResult } from '@hub/contract';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../platform/database/client.ts';
import type { PastPeriod } from '../past-contacts.store.ts';

export interface Days {
  from: string;
  to: string;
}

/** A changed contact, no more of it than is shown: nothing of anybody outlives their own record here. */
export type ChangedContact = RuleWhatIfContacts['contacts'][number];

export interface WhatIf {
  id: string;
  draftId: string;
  content: string;
  period: Days | null;
  state: 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  total: number;
  touchedAt: Date;
  result: RuleWhatIfResult | null;
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** Takes the place of what was asked for before: whoever works on that finds out, and stops. */
export async function beginWhatIf(
  db: Tx,
  { id, draftId, content, period, staffId, now }: Pick<WhatIf, 'id' | 'draftId' | 'content' | 'period'> & Begun,
): Promise<void> {
  await db.ruleWhatIf.deleteMany({ where: { draftId } });
  const days = { fromDay: period && new Date(period.from), toDay: period && new Date(period.to) };
  await db.ruleWhatIf.create({
    data: { id, draftId, content, ...days, startedBy: staffId, startedAt: now, touchedAt: now },
  });
}
interface Begun {
  staffId: string;
  now: Date;
}

/** Says how far it is; false when it is not wanted any more. */
export async function touchWhatIf(
  db: Tx,
  id: string,
  { done, total, now }: { done: number; total: number; now: Date },
): Promise<boolean> {
  const { count } = await db.ruleWhatIf.updateMany({
    where: { id, state: 'running' },
    data: { done, total, touchedAt: now },
  });
  return count === 1;
}

export async function endWhatIf(
  db: Tx,
  id: string,
  ended: { state: 'failed' } | { state: 'done'; result: RuleWhatIfResult; contacts: ChangedContact[] },
): Promise<void> {
  const data: Prisma.RuleWhatIfUpdateManyMutationInput =
    ended.state === 'failed'
      ? { state: 'failed' }
      : {
          ...{ state: 'done', done: ended.result.total, total: ended.result.total },
          ...{ result: ended.result, contacts: ended.contacts },
        };
  await db.ruleWhatIf.updateMany({ where: { id, state: 'running' }, data });
}

export async function cancelWhatIf(db: Tx, draftId: string): Promise<boolean> {
  const { count } = await db.ruleWhatIf.updateMany({
    where: { draftId, state: 'running' },
    data: { state: 'cancelled' },
  });
  return count === 1;
}

export async function readWhatIf(db: Tx, draftId: string): Promise<WhatIf | null> {
  const row = await db.ruleWhatIf.findFirst({ where: { draftId }, omit: { contacts: true } });
  return (
    row && {
      ...row,
      period: row.fromDay && row.toDay && { from: dayOf(row.fromDay), to: dayOf(row.toDay) },
      state: row.state as WhatIf['state'],
      result: row.result as RuleWhatIfResult | null,
    }
  );
}

export async function readChanged(db: Tx, draftId: string): Promise<ChangedContact[]> {
  const row = await db.ruleWhatIf.findFirst({ where: { draftId }, select: { contacts: true } });
  return (row?.contacts ?? []) as ChangedContact[];
}

/** The moments at which days begin and end in London. */
export async function boundsOf(db: Tx, period: Days | null): Promise<PastPeriod> {
  if (period === null) return { from: new Date(0), before: null };
  const [row] = await db.$queryRaw<{ from: Date; before: Date }[]>`
    SELECT ${period.from}::date::timestamp AT TIME ZONE 'Europe/London' AS "from",
      (${period.to}::date + 1)::timestamp AT TIME ZONE 'Europe/London' AS "before"`;
  if (!row) throw new Error('a SELECT without FROM answers one row');
  return row;
}
