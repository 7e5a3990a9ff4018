import { checkRuleSet } from '../check/check-rule-set.ts';
import { findingLine, readRuleFiles } from '../load.ts';

/** Runs the publish gate on the shipped rule set or on a directory, as lines for a terminal. */
export function checkDirectory(directory?: string): { lines: string[]; sound: boolean } {
  const read = readRuleFiles(directory);
  const report = read.ok ? checkRuleSet(read.files) : { findings: read.findings, counts: null };
  if (report.findings.length > 0 || report.counts === null) {
    const total = `${report.findings.length} found. The rule set is not fit for use.`;
    return { lines: [...report.findings.map(findingLine), total], sound: false };
  }
  const { tables, rows, guards, cases } = report.counts;
  const total = `${tables} tables, ${rows} rows, ${guards} promises and ${cases} cases: nothing found.`;
  return { lines: [total], sound: true };
}
