import { describe, expect, it } from '@jest/globals';
import { NEEDS } from '@hub/contract';
import fc from 'fast-check';
import { needsInWords } from './in-words.ts';
import { latestReview, reviewProblem } from './review.ts';
import { isWithoutTexts, needsForRules } from './to-rules.ts';
import { needsWording } from './wording.ts';

const TODAY = '2026-11-30';
const known = (needs: string[], more: { language?: string; reviewOn?: string | null } = {}) => ({
  ...{ needs, language: 'en-GB', reviewOn: null },
  ...more,
});

describe('needs in a few words', () => {
  it('has short words for every need', () => {
    expect(Object.keys(needsWording.short).sort()).toEqual([...NEEDS].sort());
    for (const words of Object.values(needsWording.short)) expect(words.split(' ').length).toBeLessThanOrEqual(4);
  });

  it('names the language of an interpreter, and shows a need that nobody has worded', () => {
    const words = needsInWords(known(['language-interpreter', 'new-need'], { language: 'ro' }), TODAY);
    expect(words).toEqual(['Interpreter: Romanian', 'new-need']);
    expect(needsInWords(known(['language-interpreter']), TODAY)).toEqual(['Interpreter']);
  });

  it('says from the day of the review on that they are to be checked, and leaves none out', () => {
    const at = (reviewOn: string) => needsInWords(known(['large-print'], { reviewOn }), TODAY);
    expect(at('2026-12-01')).toEqual(['Large print']);
    expect(at('2026-11-30')).toEqual(['Large print', 'To be checked with them']);
    expect(needsInWords(known([], { reviewOn: '2020-01-01' }), TODAY)).toEqual([]);
  });
});

describe('needs for the rules', () => {
  it('loses none, adds what the policy calls it, and says each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NEEDS)), (needs) => {
        const ruled = needsForRules(needs);
        expect(ruled).toEqual(expect.arrayContaining(needs));
        expect(new Set(ruled).size).toBe(ruled.length);
      }),
    );
    expect(needsForRules(['speech-impaired', 'text-only'])).toEqual([
      'speech-impaired',
      'speech',
      'text-only',
      'no-phone',
    ]);
  });

  it('sends no texts to who cannot use them', () => {
    expect([['no-texts'], ['literacy'], ['large-print'], []].map(isWithoutTexts)).toEqual([true, true, false, false]);
  });
});

describe('the day to ask again', () => {
  it('is after today and within two years', () => {
    expect(reviewProblem(TODAY, TODAY)).toBe(needsWording.reviewLater);
    expect(reviewProblem('2026-12-01', TODAY)).toBeNull();
    expect(reviewProblem(latestReview(TODAY), TODAY)).toBeNull();
    expect(reviewProblem('2028-12-01', TODAY)).toBe(needsWording.reviewSooner);
  });
});
