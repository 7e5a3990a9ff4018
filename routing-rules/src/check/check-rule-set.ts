import { compileRuleSet } from '../compile.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import { checkEquality, checkServices } from './check-access.ts';
import { checkDeadEnds } from './check-dead-ends.ts';
import { checkGuards } from './check-guards.ts';
import { checkReferences } from './check-references.ts';
import { checkRows } from './check-rows.ts';
import { checkTexts } from './check-texts.ts';
import { checkWording } from './check-wording.ts';
import { runCases } from './run-cases.ts';
import { readGuards, spaceOf } from './space.ts';

/** The result of the publish gate: nothing found means that the rule set may be used. */
export interface CheckReport {
  findings: Finding[];
  counts: { tables: number; rows: number; guards: number; cases: number };
}

/**
 * The whole publish gate: cells, references, dead ends, access, wording, gaps, unreachable rows, promises and cases.
 * Later checks need a readable rule set and an answer for every contact, so they wait until the earlier ones find
 * nothing to stop them.
 */
export function checkRuleSet(files: RuleFiles): CheckReport {
  const compiled = compileRuleSet(files);
  const counts = {
    tables: Object.keys(files.tables).length,
    rows: Object.values(files.tables).reduce((sum, table) => sum + table.rows.length, 0),
    guards: files.guards.guards.length,
    cases: 0,
  };
  const { guards, findings: guardCells } = readGuards(files);
  if (!compiled.ok) return { findings: [...compiled.findings, ...guardCells], counts };
  const { ruleSet } = compiled;
  const space = spaceOf(ruleSet, guards);
  const findings = [
    ...guardCells,
    ...checkReferences(ruleSet),
    ...checkDeadEnds(ruleSet),
    ...checkServices(files),
    ...checkEquality(ruleSet),
    ...checkWording(files),
    ...checkTexts(ruleSet),
    ...checkRows(ruleSet, space),
    ...checkGuards(ruleSet, space, guards),
  ];
  // A contact that no row answers cannot be decided, so cases run only on a set without gaps.
  if (findings.some((finding) => finding.kind === 'gap')) return { findings, counts };
  const cases = runCases(ruleSet);
  return { findings: [...findings, ...cases.findings], counts: { ...counts, cases: cases.count } };
}
