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
      'If People answer now is no and Digital access is none, then the route is a call back, offer a call back by voice, offer a place (Nearest library or hub with a computer).',
    );
  });

  it('says what an obligation is about, and quotes what is said', () => {
    const rows = explain(ruleSet, {});
    const sentenceOf = (rule: string) => rows.find((row) => row.rule === rule)?.sentence;
    expect(sentenceOf('C-521')).toBe(
      'If Safety signal is domestic abuse and Safe to contact is not yes, then hold back text messages, hold back voicemail, hold back texts about a call back, limit the name that a sender shows.',
    );
    expect(sentenceOf('L-530')).toContain('then say “We cannot get photos by text.');
    expect(sentenceOf('B-540')).toContain('set a task to ring back, notify the supervisor');
    expect(sentenceOf('B-041')).toContain('offer a phone number (Out-of-hours line (demonstration))');
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
