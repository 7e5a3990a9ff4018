/** From texts to rules that may decide: read, compiled and put through every check. Pure but for the given texts. */
import { checkRuleSet, compileRuleSet, findingLine, importRuleSet } from '@hub/routing-rules';
import type { RuleSet } from '@hub/routing-rules';
import type { RuleTexts } from './rule-texts.ts';

export type ReadRules = { ok: true; ruleSet: RuleSet } | { ok: false; findings: string[] };

/** Compiles rules that passed the checks once, when they were kept. */
export function compileTexts(texts: RuleTexts): ReadRules {
  const read = importRuleSet(texts);
  const compiled = read.ok ? compileRuleSet(read.files) : read;
  return compiled.ok ? compiled : { ok: false, findings: compiled.findings.map(findingLine) };
}

/** Everything that is wrong with rules, a line each that names file, row and cell; nothing when they may decide. */
export function faultsIn(texts: RuleTexts): string[] {
  const compiled = compileTexts(texts);
  if (!compiled.ok) return compiled.findings;
  return checkRuleSet(compiled.ruleSet.files).findings.map(findingLine);
}
