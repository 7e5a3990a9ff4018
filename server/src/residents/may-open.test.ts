import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PanelName, StaffRole } from '@hub/contract';
import { mayFillIn, mayOpen, SENSITIVE } from './may-open.ts';
import type { PanelReader } from './may-open.ts';

const PANELS: readonly PanelName[] = [
  ...(['resident', 'contacts', 'myAccount', 'cases'] as const),
  ...(['debts', 'councilTax', 'housingBenefit', 'rent', 'library'] as const),
];
const FULL: PanelReader = { role: 'agent', holds: true, identityLevel: 2, hasReason: true };

const opened = (parts: Partial<PanelReader>) =>
  PANELS.filter((panel) => mayOpen(panel, { ...FULL, ...parts }).open).join(' ');

describe('what the record says', () => {
  it('is put into a form for nobody who is known by their number alone (P36)', () => {
    expect([0, 1, 2, 3].map((level) => mayFillIn(level))).toEqual([false, true, true, true]);
  });
});

describe('what may be opened', () => {
  it.each([
    [0, 'resident contacts myAccount'],
    [1, 'resident contacts myAccount cases'],
    [2, 'resident contacts myAccount cases debts councilTax housingBenefit rent library'],
    [3, 'resident contacts myAccount cases debts councilTax housingBenefit rent library'],
  ])('at level %d: %s (P35, P36)', (identityLevel, panels) => {
    expect(opened({ identityLevel })).toBe(panels);
  });

  it.each<Partial<PanelReader>>([{ holds: false }, { hasReason: false }, { role: 'auditor' }])(
    'but for what is sensitive, also to a reader with %j (P40)',
    (parts) => {
      expect(opened(parts)).toBe('resident contacts myAccount cases library');
    },
  );

  it.each([
    [{ role: 'auditor', holds: false, identityLevel: 0, hasReason: false }, 'role', 'Not opened to your role.'],
    [{ holds: false, identityLevel: 0, hasReason: false }, 'holder', 'Opened only to whoever deals with this contact'],
    [{ identityLevel: 1, hasReason: false }, 'level', 'It opens at level 2.'],
    [{ hasReason: false }, 'reason', 'It opens once you say why you need it.'],
  ] as const)('says of %j what is missing first: %s', (parts, needs, words) => {
    expect(mayOpen('debts', { ...FULL, ...parts })).toEqual({
      open: false,
      needs,
      detail: expect.stringContaining(words),
    });
  });

  it('opens what is sensitive to nobody who lacks one of role, contact, level and reason', () => {
    const reader = fc.record({
      role: fc.constantFrom<StaffRole>('agent', 'supervisor', 'auditor'),
      holds: fc.boolean(),
      identityLevel: fc.integer({ min: 0, max: 3 }),
      hasReason: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...SENSITIVE), reader, (panel, given) => {
        const hasAll = given.role !== 'auditor' && given.holds && given.identityLevel >= 2 && given.hasReason;
        expect(mayOpen(panel, given).open).toBe(hasAll);
      }),
    );
  });
});
