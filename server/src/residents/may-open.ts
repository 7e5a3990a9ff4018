/** Which panels may be opened to whom. Asked before anything is fetched: what is closed is not even asked for. Pure. */
import type { PanelName, PanelNeeds, StaffRole } from '@hub/contract';
import { fill } from '../platform/fill.ts';
import { residentWording } from './wording.ts';

export interface PanelReader {
  role: StaffRole;
  /** True for whoever the live contact is assigned to, or who advises or introduces in it. */
  holds: boolean;
  /** 0 to 3: how surely we know that it is this resident who speaks. */
  identityLevel: number;
  /** They have said in this contact why they need what is sensitive. */
  hasReason: boolean;
}

export type Opening = { open: true } | { open: false; needs: PanelNeeds; detail: string };

/**
 * What the policy asks for: a person's own cases from level 1 (P35), debt, benefits and the accounts of the offices from level 2
 * (P36). The record, past contacts and MyAccount are what an agent finds out with who it is.
 */
const LEVEL_NEEDED: Readonly<Record<PanelName, number>> = {
  resident: 0,
  contacts: 0,
  myAccount: 0,
  cases: 1,
  debts: 2,
  councilTax: 2,
  housingBenefit: 2,
  rent: 2,
  library: 2,
};

/**
 * Whether what the record says may be put into a form with whoever speaks. A form is read back, so that all that is in it counts as
 * said aloud: the level of a person's own cases (P35). The record itself an agent sees before; a number alone raises nothing (P36).
 */
export const mayFillIn = (identityLevel: number): boolean => identityLevel >= LEVEL_NEEDED.cases;

/**
 * What somebody owes or lives on: only for who deals with it in the live contact, and says why (P40). One reason opens all of them,
 * since the debts are read out of the others.
 */
export const SENSITIVE = ['debts', 'councilTax', 'housingBenefit', 'rent'] as const satisfies PanelName[];
const MAY_SEE_SENSITIVE: readonly StaffRole[] = ['agent', 'supervisor'];

export function mayOpen(panel: PanelName, { role, holds, identityLevel, hasReason }: PanelReader): Opening {
  const isSensitive = SENSITIVE.some((name) => name === panel);
  if (isSensitive && !MAY_SEE_SENSITIVE.includes(role)) return closed('role');
  if (isSensitive && !holds) return closed('holder');
  const level = LEVEL_NEEDED[panel];
  if (identityLevel < level) return closed('level', { level: String(level) });
  return isSensitive && !hasReason ? closed('reason') : { open: true };
}

function closed(needs: PanelNeeds, words: Record<string, string> = {}): Opening {
  return { open: false, needs, detail: fill(residentWording.closed[needs], words) };
}
