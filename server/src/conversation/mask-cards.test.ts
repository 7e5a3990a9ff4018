import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CARD_MARK, maskCards, passesLuhn } from './mask-cards.ts';

/** A number of a given length that passes the Luhn check, from any digits. */
const cardNumber = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 18 })
  .map((digits) => digits.join(''))
  .map((body) => `${body}${String('0123456789'.split('').find((check) => passesLuhn(body + check)))}`);

describe('maskCards (P03)', () => {
  it('masks the number of the policy, however it is spaced', () => {
    expect(maskCards('4111 1111 1111 1111')).toEqual({ text: CARD_MARK, removed: 1 });
    expect(maskCards('my card is 4111-1111-1111-1111 thanks')).toEqual({
      text: `my card is ${CARD_MARK} thanks`,
      removed: 1,
    });
    expect(maskCards('4111111111111111 and 5500005555555559').removed).toBe(2);
  });

  it('leaves phone numbers, references and dates alone', () => {
    for (const text of [
      '07700 900123',
      'call 020 7946 0000',
      'ref 2026-11-24-0001',
      'UPRN 100012345678',
      '1234 5678 9012 3456',
    ])
      expect(maskCards(text)).toEqual({ text, removed: 0 });
  });

  it('leaves no card number behind in any text', () => {
    fc.assert(
      fc.property(cardNumber, fc.string(), fc.string(), (card, before, after) => {
        const { text } = maskCards(`${before} x${card}x ${after}`);
        expect(text).not.toContain(card);
      }),
    );
  });

  it('changes nothing in a text without digits', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !/\d/.test(text)),
        (text) => {
          expect(maskCards(text)).toEqual({ text, removed: 0 });
        },
      ),
    );
  });
});
