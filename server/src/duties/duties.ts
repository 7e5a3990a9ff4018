/** What a decision asks to be done, each thing with the row that asks for it. Pure. */
import { subjectOf } from '@hub/routing-rules';
import type { Decision, Obligation, RuleSet } from '@hub/routing-rules';

/** One thing to be done. `what` is a word of the policy's vocabulary: the obligation's own list. */
export interface Duty {
  kind: Obligation['kind'];
  what: string;
  rule: string;
  clause: string;
}

/** What is meant where the kind says it all. */
const WHOLE: Partial<Record<Obligation['kind'], string>> = { apply: 'needs', 'keep-channel': 'channel' };

/** The duties of a decision, each once, named after the first row that asks for it. What is said is said, and left out. */
export function dutiesOf(ruleSet: RuleSet, decision: Decision): Duty[] {
  const duties = new Map<string, Duty>();
  const rows = new Map(ruleSet.rows.map((row) => [row.row.id, row]));
  for (const { rule, clause } of decision.because)
    for (const { obligation } of rows.get(rule)?.outputs.obligations ?? []) {
      const duty = { kind: obligation.kind, what: WHOLE[obligation.kind] ?? subjectOf(obligation), rule, clause };
      const key = `${duty.kind} ${duty.what}`;
      if (duty.kind !== 'say' && !duties.has(key)) duties.set(key, duty);
    }
  return [...duties.values()];
}
