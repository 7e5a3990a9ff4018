import { loadDemonstrationStreets } from '@hub/forms';
import { describe, expect, it } from '@jest/globals';
import { createBinDays } from './bin-days.ts';

const binDays = createBinDays(loadDemonstrationStreets(), () => ['2026-12-25']);

describe('bin days', () => {
  it.each([
    ['ZZ1 1AA', '2026-11-24', 'Tuesday', 'Example Street, Marlow Reach, ZZ1 1AA'],
    ['bin day for zz11aa please', '2026-11-24', 'Tuesday', 'Example Street, Marlow Reach, ZZ1 1AA'],
    ['when is my bin collected at 14 Sample Road', '2026-11-27', 'Friday', '14 Sample Road, Marlow Reach, ZZ2 2AB'],
    ['14 sample rd', '2026-11-27', 'Friday', '14 Sample Road, Marlow Reach, ZZ2 2AB'],
    ['mill lane in eastfleet', '2026-11-27', 'Friday', 'Mill Lane, Eastfleet, ZZ3 2BD'],
  ])('are found for "%s"', async (words, date, day, place) => {
    expect(await binDays.next(words, '2026-11-24')).toMatchObject({ date, day, place, isMoved: false });
  });

  it.each(['ZZ9 9ZZ', 'RM17 5XX', 'which bin this week', '', 'Nowhere Street'])(
    'are not known for "%s"',
    async (words) => {
      expect(await binDays.next(words, '2026-11-24')).toBeNull();
    },
  );

  it('are not said where a name means two streets with different days', async () => {
    expect(await binDays.next('Mill Lane', '2026-11-24')).toBeNull();
  });

  it('move with the bank holidays of the rules in force', async () => {
    expect(await binDays.next('ZZ2 2AB', '2026-12-21')).toMatchObject({
      date: '2026-12-26',
      day: 'Saturday',
      isMoved: true,
    });
  });
});
