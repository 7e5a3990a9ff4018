import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compileRuleSet, type RuleSet } from './compile.ts';
import { decide } from './decide.ts';
import type { OfferKind } from './decision.ts';
import { parseFacts, type Facts } from './facts.ts';
import { loadRuleSet } from './load.ts';
import { normaliseFacts } from './normalise-facts.ts';
import { factsArbitrary, shuffledTables } from './testing/arbitraries.ts';
import { decideNaively } from './testing/naive.ts';

const ruleSet = loadRuleSet();
const loadedAgain = loadRuleSet();
const anyFacts = factsArbitrary(ruleSet);
const LIFE = ['fire', 'gas', 'crime-now', 'injury', 'overdose', 'suicide', 'dangerous-structure', 'emergency'];
const RUNS = { numRuns: 3000 };

function kinds(facts: Facts): OfferKind[] {
  return decide(ruleSet, facts).offers.map((offer) => offer.kind);
}

function compiled(files: RuleSet['files']): RuleSet {
  const result = compileRuleSet(files);
  if (!result.ok) throw new Error(JSON.stringify(result.findings[0]));
  return result.ruleSet;
}

describe('properties of the policy, for every possible set of facts', () => {
  it('1. a person, a call back, a place or a number is always offered, and something that needs no internet', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const offered = kinds(facts);
        expect(offered.some((kind) => kind !== 'link')).toBe(true);
        if (normaliseFacts(facts, ruleSet.sources).signal === 'none') {
          expect(offered.some((kind) => kind !== 'link' && kind !== 'person')).toBe(true);
        }
        expect(new Set(decide(ruleSet, facts).offers).size).toBeGreaterThanOrEqual(2);
      }),
      RUNS,
    );
  });

  it('2. no access, low skills, a need or a failed attempt is never met by a link', () => {
    const limited = fc.tuple(anyFacts, fc.nat(4)).map(([facts, which]): Facts => {
      const resident = { ...facts.resident };
      if (which === 0) return { ...facts, resident: { ...resident, digitalAccess: 'none' } };
      if (which === 1) return { ...facts, resident: { ...resident, digitalSkills: 'low' } };
      if (which === 2) return { ...facts, resident: { ...resident, needs: ['large-print'] } };
      if (which === 3) return { ...facts, history: { ...facts.history, onlineAttempt24h: true } };
      return { ...facts, history: { ...facts.history, formError: true } };
    });
    fc.assert(
      fc.property(limited, (facts) => {
        expect(kinds(facts)).not.toContain('link');
        expect(decide(ruleSet, facts).route).not.toBe('self-service');
      }),
      RUNS,
    );
  });

  it('3. danger to life precedes everything, and asking for a person is never refused', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const contact = normaliseFacts(facts, ruleSet.sources);
        const { route, priority } = decide(ruleSet, facts);
        if (LIFE.includes(contact.signal)) {
          expect([route, priority]).toEqual(['emergency', 1]);
          expect(kinds(facts)).toEqual(expect.arrayContaining(['emergency', 'person']));
        } else if (contact.asksPerson === true && contact.signal === 'none') {
          expect(['agent', 'callback']).toContain(route);
          expect(kinds(facts)).not.toContain('link');
        }
      }),
      RUNS,
    );
  });

  it('4. the same facts give the same bytes, and at least one rule is named', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const first = decide(ruleSet, facts);
        expect(JSON.stringify(decide(loadedAgain, structuredClone(facts)))).toBe(JSON.stringify(first));
        expect(first.because.length).toBeGreaterThanOrEqual(1);
        expect(first.ruleSetVersion).toBe(ruleSet.version);
      }),
      RUNS,
    );
  });

  it('5. age, name, ethnicity, area and accent are not facts: they are refused, not weighed', () => {
    const keys = fc.constantFrom('age', 'name', 'ethnicity', 'area', 'accent', 'VIP');
    fc.assert(
      fc.property(anyFacts, keys, (facts, key) => {
        expect(parseFacts(facts).ok).toBe(true);
        expect(parseFacts({ ...facts, [key]: 'x' }).ok).toBe(false);
        expect(parseFacts({ ...facts, resident: { ...facts.resident, [key]: 'x' } }).ok).toBe(false);
      }),
    );
  });
});

describe('decide', () => {
  it('agrees with a plain reading of the shipped tables', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decide(ruleSet, facts)).toEqual(decideNaively(ruleSet, facts));
      }),
      { numRuns: 1500 },
    );
  });

  it('agrees with a plain reading of random tables', () => {
    fc.assert(
      fc.property(shuffledTables(ruleSet), fc.array(anyFacts, { minLength: 20, maxLength: 20 }), (tables, contacts) => {
        const random = compiled({ ...ruleSet.files, tables });
        for (const facts of contacts) expect(decide(random, facts)).toEqual(decideNaively(random, facts));
      }),
      { numRuns: 40 },
    );
  });

  it('works from text alone, as the commonest contact comes', () => {
    const decision = decide(ruleSet, { channel: 'webchat', text: 'there is a fire in my flat' });
    expect(decision).toMatchObject({ route: 'emergency', queue: 'emergency', priority: 1 });
    expect(decision.offers[0]).toEqual({ kind: 'emergency', number: '999' });
    expect(decision.obligations).toContainEqual({ kind: 'keep-channel' });
  });

  it('gives the exact link and a person for a plain report on the web', () => {
    const decision = decide(ruleSet, { channel: 'webchat', intent: { id: 'report-pothole', confidence: 0.9 } });
    expect(decision.route).toBe('self-service');
    expect(decision.offers.slice(0, 2)).toEqual([
      { kind: 'link', by: 'same', serviceId: 'report-pothole' },
      { kind: 'person', by: 'same' },
    ]);
    expect(decision.because[0]).toMatchObject({
      rule: 'J-050',
      table: 'j-route',
      row: 6,
      clause: 'P52',
      facts: { channel: 'webchat', 'service.online': 'live', 'intent.confidence': 0.9 },
    });
  });

  it('works out from the time whether people answer, when nobody has said', () => {
    const sunday = { channel: 'webchat', asks: { person: true }, at: '2026-06-07T10:00:00+01:00' } as const;
    expect(decide(ruleSet, sunday).route).toBe('callback');
    expect(decide(ruleSet, { ...sunday, at: '2026-06-08T10:00:00+01:00' }).route).toBe('agent');
    expect(decide(ruleSet, { ...sunday, hours: { open: true } }).route).toBe('agent');
  });

  it('does not let the words overrule a safety net that has read them', () => {
    const joke = { channel: 'webchat', text: 'there is a fire in my heart' } as const;
    expect(decide(ruleSet, joke).route).toBe('emergency');
    expect(decide(ruleSet, { ...joke, safety: { signal: 'none' } }).route).not.toBe('emergency');
  });
});
