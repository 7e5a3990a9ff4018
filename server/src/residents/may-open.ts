/** Which panels may be opened to whom. Asked before anything is fetched: what is closed is not even asked for. Pure. */
import type { PanelName } from '@hub/contract';
import { fill } from '../platform/fill.ts';
import { residentWording } from './wording.ts';

export interface PanelReader {
  /** 0 to 3: how surely we know that it is this resident who speaks. */
  identityLevel: number;
}

export type Opening = { open: true } | { open: false; detail: string };

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

export function mayOpen(panel: PanelName, { identityLevel }: PanelReader): Opening {
  const level = LEVEL_NEEDED[panel];
  return identityLevel >= level
    ? { open: true }
    : { open: false, detail: fill(residentWording.closed, { level: String(level) }) };
}
