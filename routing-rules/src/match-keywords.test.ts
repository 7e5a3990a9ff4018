import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loadRuleSet } from './load.ts';
import { signalFrom } from './match-keywords.ts';

const { keywords } = loadRuleSet().sources;
const signalOf = (text: string): string => signalFrom(keywords, text, undefined, undefined);

describe('signalFrom', () => {
  it.each([
    ["there's a fire in my flat", 'fire'],
    ['I SMELL GAS!!', 'gas'],
    ['he can’t breathe', 'injury'],
    ['i cant breathe', 'injury'],
    ['I want to end it', 'suicide'],
    ['the wall is about to fall', 'dangerous-structure'],
    ['my neighbour hits her baby', 'child-risk'],
    ['her carer takes her pension', 'adult-risk'],
    ['we have nowhere to sleep', 'homeless-tonight'],
    ['END', 'none'],
    ['my bin was missed', 'none'],
    ['the bonfire in the park was lovely', 'none'],
  ])('%s: %s', (text, signal) => {
    expect(signalOf(text)).toBe(signal);
  });

  it('takes the most severe of several', () => {
    expect(signalOf('nowhere to sleep and there is a fire in my flat')).toBe('fire');
    expect(signalFrom(keywords, 'there is a gas leak', 'emergency', undefined)).toBe('gas');
  });

  it('hears an intent or a service code without any words', () => {
    expect(signalFrom(keywords, undefined, 'safeguarding', undefined)).toBe('adult-risk');
    expect(signalFrom(keywords, undefined, undefined, 600)).toBe('dangerous-structure');
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000, unit: 'binary' }), (text) => typeof signalOf(text) === 'string'),
    );
  });
});
