import { describe, expect, it } from '@jest/globals';
import type { PanelOf, PanelState } from '@hub/contract';
import { debtsOf } from './debts.ts';
import type { DebtPanel } from './debts.ts';

const AS_OF = '2026-11-24T10:00:00.000Z';
const known = { source: 'An office', asOf: AS_OF };
const tax = { account: 'CT-1', band: 'C', yearPence: 1, arrearsPence: 41_260, nextPayment: null, reductions: [] };
const councilTax = (breathingSpace: boolean): PanelState => ({
  ...{ ...known, panel: 'councilTax', state: 'ready' },
  data: { ...tax, breathingSpace },
});
const benefit: PanelState = {
  ...{ ...known, panel: 'housingBenefit', state: 'last-seen' },
  data: { claim: 'HB-1', state: 'stopped', weeklyPence: 0, nextPaymentOn: null, overpaidPence: 9600 },
};
const library: PanelState = {
  ...{ ...known, panel: 'library', state: 'ready' },
  data: { loans: 1, overdue: 0, finesPence: 350 },
};
const noTenancy: PanelState = { ...known, panel: 'rent', state: 'ready', data: null };
const deadRent: PanelState = { panel: 'rent', source: 'Rent', state: 'unavailable', detail: '' };

const heard = (parts: Partial<Record<DebtPanel, PanelState | undefined>>) =>
  new Map(Object.entries(parts) as [DebtPanel, PanelOf<DebtPanel> | undefined][]);

describe('all debts in one view', () => {
  it('add up, whoever they are owed to, with nothing where there is no record', () => {
    expect(
      debtsOf([], heard({ councilTax: councilTax(false), rent: noTenancy, housingBenefit: benefit, library })),
    ).toEqual({
      care: [],
      lines: [
        { kind: 'council-tax', state: 'ready', pence: 41_260, asOf: AS_OF },
        { kind: 'rent', state: 'ready', pence: 0, asOf: AS_OF },
        { kind: 'benefit-overpayment', state: 'last-seen', pence: 9600, asOf: AS_OF },
        { kind: 'library-fines', state: 'ready', pence: 350, asOf: AS_OF },
      ],
      totalPence: 51_210,
      isComplete: true,
    });
  });

  it('say which are not known, and that the sum is not whole', () => {
    expect(debtsOf([], heard({ councilTax: councilTax(false), rent: deadRent, library: undefined }))).toMatchObject({
      lines: [{ state: 'ready' }, { kind: 'rent', state: 'unavailable' }, { kind: 'library-fines', state: 'loading' }],
      totalPence: 41_260,
      isComplete: false,
    });
  });

  it('say breathing space, then vulnerability, whatever else the record says', () => {
    const flags = ['staff', 'vulnerable', 'breathing-space'].map((code) => ({ code, label: code }));
    expect(debtsOf(flags, heard({})).care).toEqual([
      { code: 'breathing-space', label: expect.stringContaining('do not ask for payment') },
      { code: 'vulnerable', label: expect.stringContaining('warm transfer') },
    ]);
  });

  it('hear of a breathing space from an office that knows it before the record does', () => {
    expect(debtsOf([], heard({ councilTax: councilTax(true) })).care).toMatchObject([{ code: 'breathing-space' }]);
  });
});
