import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { loadRuleSet } from './load.ts';
import { factsArbitrary } from './testing/arbitraries.ts';

const ruleSet = loadRuleSet();

describe('explain', () => {
  it('says of every row whether it matched and which facts kept it from matching', () => {
    const rows = explain(ruleSet, { channel: 'sms', intent: { id: 'report-pothole', confidence: 0.9 } });
    expect(rows).toHaveLength(ruleSet.rows.length);
    expect(rows.find((row) => row.rule === 'J-050')).toMatchObject({
      matched: false,
      failed: [{ fact: 'channel', label: 'Channel', value: 'sms' }],
    });
  });

  it('puts a row into a sentence', () => {
    const sentence = explain(ruleSet, {}).find((row) => row.rule === 'I-021')?.sentence;
    expect(sentence).toBe(
      'If People answer now is no and Digital access is none, then the route is a call back, offer a call back, offer a place.',
    );
  });

  it('agrees with the decision about every rule that fired', () => {
    fc.assert(
      fc.property(factsArbitrary(ruleSet), (facts) => {
        const matched = new Set(explain(ruleSet, facts).flatMap((row) => (row.matched ? [row.rule] : [])));
        for (const { rule } of decide(ruleSet, facts).because) expect(matched).toContain(rule);
      }),
      { numRuns: 200 },
    );
  });
});
