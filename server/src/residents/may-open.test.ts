import { describe, expect, it } from '@jest/globals';
import { mayOpen } from './may-open.ts';

const opened = (identityLevel: number) =>
  (['resident', 'contacts', 'myAccount', 'cases', 'debts', 'councilTax', 'housingBenefit', 'rent', 'library'] as const)
    .filter((panel) => mayOpen(panel, { identityLevel }).open)
    .join(' ');

describe('what may be opened', () => {
  it.each([
    [0, 'resident contacts myAccount'],
    [1, 'resident contacts myAccount cases'],
    [2, 'resident contacts myAccount cases debts councilTax housingBenefit rent library'],
    [3, 'resident contacts myAccount cases debts councilTax housingBenefit rent library'],
  ])('at level %d: %s (P35, P36)', (level, panels) => {
    expect(opened(level)).toBe(panels);
  });

  it('says which level it takes', () => {
    expect(mayOpen('debts', { identityLevel: 1 })).toEqual({
      open: false,
      detail: 'Not opened at this identity level. It opens at level 2.',
    });
  });
});
