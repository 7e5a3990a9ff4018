import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileRuleSet } from '../compile.ts';
import { loadRuleSet } from '../load.ts';
import { factsArbitrary } from '../testing/arbitraries.ts';
import { compareRuleSets } from './compare-rule-sets.ts';
import { mergeSummaries } from './merge-summaries.ts';

const before = loadRuleSet();
const settings = before.files.settings.settings.map((setting) =>
  setting.id === 'answerConfidence' ? { ...setting, value: 0.9 } : setting,
);
const compiled = compileRuleSet({ ...before.files, settings: { settings } });
if (!compiled.ok) throw new Error('the changed rules cannot be read');
const after = compiled.ruleSet;

const sorted = (list: readonly object[]): string[] => list.map((one) => JSON.stringify(one)).sort();

describe('mergeSummaries', () => {
  it('says the same of parts as of the whole', () => {
    const contacts = fc.array(factsArbitrary(before), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(contacts, fc.nat(40), (facts, cut) => {
        const past = facts.map((each) => ({ facts: each }));
        const whole = compareRuleSets(before, after, past);
        const parts = [past.slice(0, cut), past.slice(cut)].map((part) => compareRuleSets(before, after, part));
        const merged = mergeSummaries(parts);
        expect([merged.total, merged.changed]).toEqual([whole.total, whole.changed]);
        for (const list of ['flows', 'byService', 'byChannel', 'byNeed', 'byHour', 'rows'] as const)
          expect(sorted(merged[list])).toEqual(sorted(whole[list]));
        expect(merged.examples).toEqual(whole.examples);
      }),
      { numRuns: 50 },
    );
  });

  it('begins every list with the most frequent', () => {
    const part = compareRuleSets(before, after, []);
    const flows = [
      [{ from: 'agent', to: 'bot', count: 2 }],
      [
        { from: 'bot', to: 'agent', count: 3 },
        { from: 'agent', to: 'bot', count: 2 },
      ],
    ] as const;
    const merged = mergeSummaries(flows.map((each) => ({ ...part, flows: [...each] })));
    expect(merged.flows).toEqual([
      { from: 'agent', to: 'bot', count: 4 },
      { from: 'bot', to: 'agent', count: 3 },
    ]);
  });
});
