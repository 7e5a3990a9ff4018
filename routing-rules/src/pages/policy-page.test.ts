import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { loadRuleSet } from '../load.ts';
import { policyPage } from './policy-page.ts';
import { CLAUSES, traceabilitySchema } from './traceability.ts';

const repository = new URL('../../../', import.meta.url);
const text = (path: string): string => readFileSync(new URL(path, repository), 'utf8');

const ruleSet = loadRuleSet();
const traceability = traceabilitySchema.parse(JSON.parse(text('routing-rules/traceability.json')));
const page = policyPage(ruleSet, traceability);

describe('traceability', () => {
  it('lists the 81 clauses of the policy, each once and in order', () => {
    expect(CLAUSES).toHaveLength(81);
    expect(traceability.clauses.map(({ id }) => id)).toEqual(CLAUSES);
  });

  it.each(traceability.clauses)(
    'finds a row or code that keeps $id, and every path that it names',
    ({ id, code, tests }) => {
      const rows = ruleSet.rows.filter(({ row }) => row.clause === id);
      expect(rows.length + code.length).toBeGreaterThan(0);
      // Code alone is shown by a test; rows are shown by their cases, without which the gate refuses them.
      expect(rows.length + tests.length).toBeGreaterThan(0);
      for (const path of [...code, ...tests])
        expect([path, existsSync(new URL(path, repository))]).toEqual([path, true]);
    },
  );

  it('knows no row of a clause that the policy lacks', () => {
    for (const { row } of ruleSet.rows) expect(CLAUSES).toContain(row.clause);
  });
});

describe('docs/policy.md', () => {
  it('is what the rules say now; if not, run the policy-page command again', () => {
    expect(text('docs/policy.md')).toBe(page);
  });

  it('shows every row, promise, figure and clause', () => {
    for (const { row } of ruleSet.rows) expect(page).toContain(`- **${row.id}** (${row.clause}) `);
    for (const { id, clause } of ruleSet.files.guards.guards) expect(page).toContain(`- **${id}** (${clause}) `);
    for (const { id } of ruleSet.files.settings.settings) expect(page).toContain(`(\`${id}\`)`);
    for (const id of CLAUSES) expect(page).toContain(`- **${id}**: `);
    expect(page).not.toContain('not kept');
  });
});
