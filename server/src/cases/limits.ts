/** The limits of each kind of case, stage by stage: how long is said by the settings of the policy in force (P28 to P30). */
import type { Limit } from './due-dates.ts';
import limits from './limits.json' with { type: 'json' };

export type CaseKind = keyof typeof limits;

export const CASE_KINDS = Object.keys(limits) as CaseKind[];

/** The settings of the rules in force. */
export interface Settings {
  get(id: string): number | undefined;
}

/** A limit whose length is the setting of that id. */
type BySetting = { workingDays: string } | { months: string };

interface StageLimits {
  acknowledge?: BySetting;
  answer: BySetting;
  /** By how much it may be made later, from the day that it had first. */
  extend: Limit;
}

/** Undefined where this kind of case has no such stage: only a complaint has a second. */
export function limitsOf(kind: CaseKind, stage: number): StageLimits | undefined {
  const stages: readonly StageLimits[] = limits[kind].stages;
  return stages[stage - 1];
}

/** Throws where the rules have no such setting. */
export function inForce(limit: BySetting, settings: Settings): Limit {
  const id = 'months' in limit ? limit.months : limit.workingDays;
  const length = settings.get(id);
  if (length === undefined) throw new Error(`server/src/cases/limits.json names "${id}", which is no setting; add it.`);
  return 'months' in limit ? { months: length } : { workingDays: length };
}

export const prefixOf = (kind: CaseKind): string => limits[kind].prefix;
