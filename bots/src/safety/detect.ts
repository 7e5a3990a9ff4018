import { loadSafetyLists } from '../load.ts';
import { createSafetyNet, type SafetyNet } from './safety-net.ts';
import type { SafetySignal } from './signals.ts';

let net: SafetyNet | undefined;

/**
 * The safety net over the council's own lists, run on every message before anything else (P05 to P13, P16). Reads at most 2,000
 * characters, in linear time, and never throws for any text. Returns null when nothing was found.
 */
export function detectSafety(text: string): SafetySignal | null {
  net ??= createSafetyNet(loadSafetyLists());
  return net(text);
}
