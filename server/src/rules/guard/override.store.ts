/** Who let rules pass that leave a group behind: written once, never changed (the database refuses it). */
import type { GuardRow } from '@hub/contract';
import type { Tx } from '../../platform/database/client.ts';
import { findingOf } from './judge.ts';

export interface Override {
  id: string;
  draftId: string;
  /** What the draft changes, as it was then; after a change it holds no more. */
  content: string;
  staffId: string;
  reason: string;
  findings: GuardRow[];
  at: Date;
}

export async function addOverride(db: Tx, override: Override): Promise<void> {
  await db.ruleGuardOverride.create({
    data: override,
  });
}

export async function overridesOf(db: Tx, content: string): Promise<Override[]> {
  const rows = await db.ruleGuardOverride.findMany({ where: { content }, orderBy: { at: 'asc' } });
  return rows.map((row) => ({ ...row, findings: row.findings as unknown as GuardRow[] }));
}

export const coveredBy = (overrides: readonly Pick<Override, 'findings'>[]): ReadonlySet<string> =>
  new Set(overrides.flatMap(({ findings }) => findings.map(findingOf)));
