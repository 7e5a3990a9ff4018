/** What the policy asks for once an agent has marked a disclosure (P15): asked of the rules themselves. Pure. */
import { decide } from '@hub/routing-rules';
import type { RuleSet } from '@hub/routing-rules';
import { dutiesOf } from '../duties/index.ts';
import type { Duty } from '../duties/index.ts';

/** The duties of clause P15 alone: whatever else is decided belongs to the contact's own decision. */
export function disclosureDuties(ruleSet: RuleSet): Duty[] {
  const decision = decide(ruleSet, { history: { disclosure: true } });
  return dutiesOf(ruleSet, decision).filter(({ clause }) => clause === 'P15');
}
