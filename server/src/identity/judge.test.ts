import { describe, expect, it } from '@jest/globals';
import { IDENTITY_ITEMS } from '@hub/contract';
import type { IdentityItem } from '@hub/contract';
import fc from 'fast-check';
import { areEnough, passes } from './judge.ts';

const KNOWN = new Map<IdentityItem, string>([
  ['postcode', 'ZZ11AA'],
  ['councilTaxAccount', 'ZZ40010017'],
  ['dateOfBirth', '1984-03-12'],
  ['paymentDay', '15'],
]);
const ids = IDENTITY_ITEMS.map(({ id }) => id);
const onLetter = new Set<IdentityItem>(IDENTITY_ITEMS.flatMap(({ id, onLetter: on }) => (on ? [id] : [])));
/** For each question: not asked, right, or wrong. */
const answered = fc
  .tuple(...ids.map(() => fc.constantFrom('none', 'right', 'wrong')))
  .map((how) => ids.map((id, index) => [id, how[index]] as const));

const givenOf = (how: readonly (readonly [IdentityItem, string | undefined])[]) =>
  new Map(
    how.flatMap(([id, as]) => (as === 'none' ? [] : [[id, as === 'right' ? (KNOWN.get(id) ?? '') : 'WRONG'] as const])),
  );

describe('answers to questions', () => {
  it('prove somebody when two or more are right, one of them not on a letter, and none is wrong, and never else', () => {
    fc.assert(
      fc.property(answered, (how) => {
        const right = how.filter(([, as]) => as === 'right');
        const expected =
          right.length >= 2 && right.some(([id]) => !onLetter.has(id)) && how.every(([, as]) => as !== 'wrong');
        expect(passes(givenOf(how), KNOWN)).toBe(expected);
      }),
    );
  });

  it('never prove anything where the council knows none of it', () => {
    fc.assert(fc.property(answered, (how) => expect(passes(givenOf(how), new Map())).toBe(false)));
  });

  it('are not enough with what stands on letters alone', () => {
    expect(areEnough(onLetter)).toBe(false);
    expect(areEnough(['dateOfBirth'])).toBe(false);
    expect(areEnough(['dateOfBirth', 'dateOfBirth'])).toBe(false);
    expect(areEnough(['dateOfBirth', 'postcode'])).toBe(true);
  });
});
