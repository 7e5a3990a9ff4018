import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Follows } from '@hub/routing-rules';
import { findingOf, judge, uncovered } from './judge.ts';
import { addPair, addUpPairs, ANY_NEED, OTHERS } from './pairs.ts';
import type { PairsByGroup } from './pairs.ts';

const TOLERANCE = { points: 2, fewest: 10, weeks: 12, source: 'a test' };
const follows = (route: Follows['route'], meetsPersonHere = true): Follows => ({
  ...{ route, rule: `row-${route}`, queue: 'general', priority: 4, meetsPersonHere },
});
const [PERSON, LINK] = [follows('agent'), follows('self-service')];

type Pair = readonly [Follows, Follows];
const anyFollows = fc.record({
  route: fc.constantFrom<Follows['route']>('agent', 'callback', 'self-service', 'bot', 'assisted-digital', 'log'),
  rule: fc.constantFrom('J-010', 'J-060'),
  queue: fc.constant('general'),
  priority: fc.constant(4),
  meetsPersonHere: fc.boolean(),
});
const pairsFrom = (minLength: number) => fc.array(fc.tuple(anyFollows, anyFollows), { minLength, maxLength: 40 });
const anyPairs = pairsFrom(0);
const count = (group: string, pairs: readonly Pair[], into: PairsByGroup = {}): PairsByGroup => {
  for (const [was, is] of pairs) addPair(into, [group], was, is);
  return into;
};
const times = (n: number, pair: Pair): Pair[] => Array.from({ length: n }, () => pair);

describe('the inclusion guard', () => {
  it('stops what leads people with needs to links while others are where they were, and says by which row', () => {
    const pairs = count(ANY_NEED, [...times(8, [PERSON, LINK]), ...times(4, [PERSON, PERSON])]);
    const verdict = judge(count(OTHERS, times(50, [LINK, LINK]), pairs), TOLERANCE);
    expect(verdict.stops).toBe(true);
    expect(verdict.rows.filter((row) => row.stops)).toMatchObject([
      { group: ANY_NEED, guarded: 'person', n: 12, before: 1, othersBefore: 0, rules: ['row-self-service'] },
      { group: ANY_NEED, guarded: 'digital', before: 0, rules: ['row-self-service'] },
    ]);
    const [first] = verdict.rows;
    expect(first?.low).toBeLessThan(first?.high ?? 0);
  });

  it('lets pass what changes for all alike', () => {
    const pairs = count(ANY_NEED, times(20, [PERSON, LINK]));
    expect(judge(count(OTHERS, times(40, [PERSON, LINK]), pairs), TOLERANCE).stops).toBe(false);
  });

  it('neither shows nor judges groups of fewer than ten', () => {
    const pairs = count('bsl', times(9, [PERSON, LINK]));
    const verdict = judge(count(OTHERS, times(40, [LINK, LINK]), pairs), TOLERANCE);
    expect(verdict).toMatchObject({ stops: false, rows: [], hidden: 1 });
  });

  it('never stops where nothing changes', () => {
    fc.assert(
      fc.property(fc.array(anyFollows), fc.array(anyFollows), (group, others) => {
        const same = (all: readonly Follows[]): Pair[] => all.map((one) => [one, one]);
        const verdict = judge(count(OTHERS, same(others), count(ANY_NEED, same(group))), TOLERANCE);
        expect(verdict.stops).toBe(false);
        for (const { change, low, high } of verdict.rows) expect([change, low, high]).toEqual([0, 0, 0]);
      }),
    );
  });

  it('finds the opposite where groups change places', () => {
    fc.assert(
      fc.property(pairsFrom(10), pairsFrom(10), (one, other) => {
        const there = judge(count(OTHERS, other, count(ANY_NEED, one)), TOLERANCE);
        const back = judge(count(OTHERS, one, count(ANY_NEED, other)), TOLERANCE);
        for (const [at, row] of there.rows.entries()) {
          const turned = back.rows[at];
          expect(turned?.change).toBeCloseTo(-row.change, 9);
          expect(turned?.low).toBeCloseTo(-row.high, 9);
        }
      }),
    );
  });

  it('is never quieter when one more of the group comes off worse', () => {
    fc.assert(
      fc.property(anyPairs, anyPairs, (group, others) => {
        const worse = (more: readonly Pair[]) => judge(count(OTHERS, others, count(ANY_NEED, more)), TOLERANCE);
        const [kept, lost] = [worse([...group, [PERSON, PERSON]]), worse([...group, [PERSON, follows('bot', false)]])];
        for (const [at, row] of kept.rows.entries()) if (row.stops) expect(lost.rows[at]?.stops).toBe(true);
      }),
    );
  });

  it('says the same of parts as of the whole', () => {
    fc.assert(
      fc.property(anyPairs, fc.nat(40), (pairs, cut) => {
        const parts = [count(ANY_NEED, pairs.slice(0, cut)), count(ANY_NEED, pairs.slice(cut))];
        expect(judge(addUpPairs(parts), TOLERANCE)).toEqual(judge(count(ANY_NEED, pairs), TOLERANCE));
      }),
    );
  });

  it('is silent of findings that were let pass, and of no others', () => {
    const pairs = count(ANY_NEED, times(12, [PERSON, LINK]));
    const verdict = judge(count(OTHERS, times(12, [PERSON, PERSON]), pairs), TOLERANCE);
    const covered = new Set([findingOf({ group: ANY_NEED, guarded: 'person' })]);
    expect(uncovered(verdict, covered).map(({ guarded }) => guarded)).toEqual(['digital']);
  });
});
