import { describe, expect, it } from '@jest/globals';
import { loadRuleSet } from './load.ts';
import { wordingOf } from './wording.ts';

const ruleSet = loadRuleSet();
const english = Object.entries(ruleSet.files.wording.en ?? {});

describe('wording', () => {
  it.each(english)('%s has sentences of at most twenty words', (_, text) => {
    for (const sentence of text.split(/[.?!](?:\s|$)/)) {
      expect(sentence.split(/\s+/).filter((word) => word !== '').length).toBeLessThanOrEqual(20);
    }
  });

  it.each(english.filter(([id]) => id.endsWith('.sms')))('%s fits two plain segments of a text', (_, text) => {
    expect(text).toMatch(/^[A-Za-z0-9 .,'?!{}-]+$/);
    expect(text.length).toBeLessThanOrEqual(306);
  });

  it('is given in the language asked for, else in English, else not at all', () => {
    expect(wordingOf(ruleSet, 'person.coming', 'en-GB')).toBe('We are finding a person to help you.');
    expect(wordingOf(ruleSet, 'person.coming', 'xx')).toBe('We are finding a person to help you.');
    expect(wordingOf(ruleSet, 'no.such', 'en')).toBeNull();
  });
});
