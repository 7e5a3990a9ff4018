import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readGiven } from './read-given.ts';

const NOW = new Date('2026-11-28T12:00:00Z');
const day = (said: string) => readGiven('dateOfBirth', said, NOW);

describe('a date of birth', () => {
  it.each([
    '12/3/84',
    '12/03/1984',
    '12.3.84',
    '12-03-1984',
    '12 3 1984',
    '12 March 1984',
    '12 mar 84',
    '12th of March, 1984',
    'March 12th, 1984',
    '1984-03-12',
    ' 12 MARCH 1984 ',
  ])('is the same however it is said: %s', (said) => expect(day(said)).toBe('1984-03-12'));

  it('of two digits is the last year in which whoever has an account can have been born', () => {
    expect([day('1/1/10'), day('1/1/11'), day('1/1/26'), day('1/1/00')]).toEqual([
      '2010-01-01',
      '1911-01-01',
      '1926-01-01',
      '2000-01-01',
    ]);
  });

  it.each([
    '',
    'March',
    '31/2/1984',
    '12/13/1984',
    '0/1/1984',
    '12/3/198',
    '12/3',
    '12 Murch 1984',
    '1 2 3 4',
    'x/y/z',
  ])('is not read where there is no such day: "%s"', (said) => expect(day(said)).toBeNull());

  it('comes through every way of writing it', () => {
    const days = fc.date({ min: new Date('1911-01-01'), max: new Date('2010-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.constantFrom('/', '.', '-', ' ', ' / '), fc.boolean(), (at, between, isShort) => {
        const [year = '', month = '', date = ''] = at.toISOString().slice(0, 10).split('-');
        const said = [String(Number(date)), String(Number(month)), isShort ? year.slice(2) : year].join(between);
        expect(day(said)).toBe(`${year}-${month}-${date}`);
      }),
    );
  });
});

describe('the other answers', () => {
  it.each([
    ['postcode', 'zz1 1aa', 'ZZ11AA'],
    ['postcode', ' - ', null],
    ['councilTaxAccount', 'zz 4001-0017', 'ZZ40010017'],
    ['paymentDay', 'on the 15th', '15'],
    ['paymentDay', '01', '1'],
    ['paymentDay', '32', null],
    ['paymentDay', '1 or 15', null],
    ['paymentDay', 'the first', null],
  ] as const)('%s "%s" is read as %s', (item, said, read) => expect(readGiven(item, said, NOW)).toBe(read));

  it('never throws, and reads again what it has read as itself', () => {
    const items = fc.constantFrom('postcode', 'councilTaxAccount', 'dateOfBirth', 'paymentDay');
    fc.assert(
      fc.property(items, fc.string(), (item, said) => {
        const read = readGiven(item, said, NOW);
        if (read !== null) expect(readGiven(item, read, NOW)).toBe(read);
      }),
    );
  });
});
