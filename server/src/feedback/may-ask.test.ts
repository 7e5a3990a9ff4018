import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { whyNotAsk } from './may-ask.ts';
import type { ContactFacts, Way, WhyNot } from './may-ask.ts';

const good: ContactFacts = {
  isOver: true,
  servedBy: 'adviser',
  isAsked: false,
  surveys: 1,
  isAllowed: true,
  isSuppressed: false,
  isDanger: false,
  isRestricted: false,
  isCallBack: false,
  isAwaiting: false,
  noTexts: null,
};
const WAYS: readonly Way[] = ['form', 'call', 'text'];
const anyWay = fc.constantFrom(...WAYS);
const anyFacts: fc.Arbitrary<ContactFacts> = fc.record({
  isOver: fc.boolean(),
  servedBy: fc.constantFrom('adviser', 'assistant', null),
  isAsked: fc.boolean(),
  surveys: fc.nat(2),
  isAllowed: fc.boolean(),
  isSuppressed: fc.boolean(),
  isDanger: fc.boolean(),
  isRestricted: fc.boolean(),
  isCallBack: fc.boolean(),
  isAwaiting: fc.boolean(),
  noTexts: fc.option(fc.constantFrom('stopped', 'bad-number', 'no-consent')),
});

describe('asking how we did', () => {
  it('is done after an adviser and after the assistant, each way', () => {
    for (const way of WAYS)
      for (const servedBy of ['adviser', 'assistant'] as const)
        expect(whyNotAsk({ ...good, servedBy }, way)).toBeNull();
  });

  it.each<[Partial<ContactFacts>, WhyNot]>([
    [{ isAsked: true }, 'asked'],
    [{ isDanger: true }, 'danger'],
    [{ isRestricted: true }, 'restricted'],
    [{ isSuppressed: true }, 'suppressed'],
    [{ isAllowed: false }, 'not-allowed'],
    [{ surveys: 0 }, 'switched-off'],
    [{ isOver: false }, 'goes-on'],
    [{ isCallBack: true }, 'call-back'],
    [{ servedBy: null }, 'not-served'],
  ])('is never done where %j, whatever else is so and by no way', (given, why) => {
    for (const way of WAYS) expect(whyNotAsk({ ...good, ...given }, way)).toBe(why);
    fc.assert(fc.property(anyFacts, anyWay, (facts, way) => whyNotAsk({ ...facts, ...given }, way) !== null));
  });

  it('is done by text only where they may be texted and nothing else is asked', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const canBeTexted = facts.noTexts === null && !facts.isAwaiting;
        const isAsked = whyNotAsk(facts, 'text') === null;
        expect(isAsked).toBe(whyNotAsk(facts, 'form') === null && canBeTexted);
      }),
    );
    expect(whyNotAsk({ ...good, noTexts: 'stopped' }, 'text')).toBe('no-texts');
    expect(whyNotAsk({ ...good, isAwaiting: true }, 'text')).toBe('awaiting');
    expect(whyNotAsk({ ...good, noTexts: 'stopped', isAwaiting: true }, 'call')).toBeNull();
  });
});
