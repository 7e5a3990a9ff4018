import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCouncilTax } from './council-tax.ts';
import { readHousingBenefit } from './housing-benefit.ts';
import { readLibrary } from './library.ts';
import { readMyAccount } from './my-account.ts';
import { OfficeTrouble } from './office.ts';
import { poundsSchema } from './read-answer.ts';
import { readRent } from './rent.ts';

describe('what an office answers', () => {
  it('is read of MyAccount, in the time of the world', () => {
    const answer = {
      registered_at: '2026-03-01T09:00:00+01:00',
      last_sign_in_at: null,
      services: ['report-pothole'],
      theme: 'dark',
    };
    expect(readMyAccount(answer)).toEqual({
      registeredAt: '2026-03-01T08:00:00.000Z',
      lastSignInAt: null,
      services: ['report-pothole'],
    });
  });

  it('is read of council tax, with a hold that nobody may ask for payment in', () => {
    const answer = {
      account_number: 'CT-1',
      band: 'C',
      charge: '1536.27',
      overdue: '412.60',
      next_instalment: { due: '2026-12-01', amount: '153.63' },
      reductions: [{ description: 'Single person discount' }],
      holds: ['breathing-space', 'something-new'],
    };
    expect(readCouncilTax(answer)).toEqual({
      account: 'CT-1',
      band: 'C',
      yearPence: 153_627,
      arrearsPence: 41_260,
      nextPayment: { on: '2026-12-01', pence: 15_363 },
      reductions: ['Single person discount'],
      breathingSpace: true,
    });
  });

  it('is read of housing benefit, with nothing overpaid where nothing is said', () => {
    const answer = {
      claim_number: 'HB-1',
      status: 'LIVE',
      weekly_award: '65.00',
      next_payment: '2026-12-01',
      overpayment: null,
    };
    expect(readHousingBenefit(answer)).toEqual({
      claim: 'HB-1',
      state: 'in-payment',
      weeklyPence: 6500,
      nextPaymentOn: '2026-12-01',
      overpaidPence: 0,
    });
  });

  it.each([
    ['-318.25', 31_825],
    ['0.00', 0],
    ['86.00', 0],
  ])('is read of rent: a balance of %s is a debt of %d pence', (balance, arrearsPence) => {
    const answer = { tenancy: 'TN-1', weekly_rent: '86.00', balance, arrangement: null, holds: [] };
    expect(readRent(answer)).toMatchObject({ arrearsPence, breathingSpace: false });
  });

  it('is read of the library, without what somebody reads', () => {
    const answer = { loans: { current: 3, overdue: 1 }, charges: '3.50', titles: ['A book'] };
    expect(readLibrary(answer)).toEqual({ loans: 3, overdue: 1, finesPence: 350 });
  });

  it.each([readMyAccount, readCouncilTax, readHousingBenefit, readRent, readLibrary])(
    'is nothing where there is no record, and trouble without a word of it where it is something else (%p)',
    (read) => {
      expect(read(null)).toBeNull();
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.integer(), fc.object(), fc.array(fc.anything())), (body) => {
          expect(() => read(body)).toThrow(new OfficeTrouble('an answer that is not as agreed'));
        }),
      );
    },
  );
});

describe('pounds', () => {
  it('become the same whole pence, whatever the amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (pence) => {
        const [sign, all] = [pence < 0 ? '-' : '', String(Math.abs(pence)).padStart(3, '0')];
        expect(poundsSchema.parse(`${sign}${all.slice(0, -2)}.${all.slice(-2)}`)).toBe(pence);
      }),
    );
  });

  it.each(['12', '12.5', '1,200.00', '£12.00', '1e3', ''])('are not read from "%s"', (text) => {
    expect(poundsSchema.safeParse(text).success).toBe(false);
  });
});
