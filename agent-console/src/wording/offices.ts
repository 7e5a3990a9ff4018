/** What an agent reads of other offices in the single view: accounts, reports and debts. */
import type { DebtKind, PanelName } from '@hub/contract';

export const offices = {
  lastSeen: (age: string) => `This was last seen ${age}. It may have changed since.`,
  loading: (title: string) => `Loading: ${title}`,
  panel: {
    resident: 'Details',
    contacts: 'Contacts so far',
    cases: 'Reports',
    myAccount: 'MyAccount',
    debts: 'All debts',
    councilTax: 'Council tax',
    housingBenefit: 'Housing benefit',
    rent: 'Rent',
    library: 'Library',
  } satisfies Record<PanelName, string>,
  noRecord: 'They have no record there.',
  cases: {
    none: 'No reports.',
    expected: (day: string) => `expected by ${day}`,
  },
  debts: {
    care: 'Before you speak of money',
    breathingSpace: 'Breathing Space: do not ask for payment.',
    kind: {
      'council-tax': 'Council tax',
      rent: 'Rent',
      'benefit-overpayment': 'Housing benefit paid too much',
      'library-fines': 'Library fines',
    } satisfies Record<DebtKind, string>,
    loading: 'Not known yet',
    unavailable: 'Not known: no answer',
    lastSeen: (sum: string, age: string) => `${sum}, last seen ${age}`,
    none: 'Nothing owed',
    all: 'All together',
    soFar: 'Known so far',
  },
  councilTax: {
    account: 'Account',
    band: 'Band',
    year: 'Charge for the year',
    arrears: 'Overdue',
    next: 'Next payment',
    onDay: (sum: string, day: string) => `${sum} on ${day}`,
    noNext: 'None',
    reductions: 'Reductions',
  },
  housingBenefit: {
    claim: 'Claim',
    state: 'How it stands',
    states: { 'being-decided': 'Being decided', 'in-payment': 'In payment', stopped: 'Stopped' },
    weekly: 'Each week',
    next: 'Next payment',
    overpaid: 'Paid too much',
  },
  rent: {
    tenancy: 'Tenancy',
    weekly: 'Rent each week',
    arrears: 'Overdue',
    arrangement: 'Agreed',
    noArrangement: 'Nothing agreed',
  },
  library: {
    loans: 'On loan',
    overdue: 'Overdue',
    fines: 'Fines',
  },
};
