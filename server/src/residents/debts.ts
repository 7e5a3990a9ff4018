/** All debts of a resident in one panel, from what the offices have said so far: care first, then sums. Pure. */
import type { DebtKind, DebtLine, PanelData, PanelOf, PanelState } from '@hub/contract';
import { residentWording } from './wording.ts';
import type { Labelled } from './wording.ts';

/** The offices that somebody may owe to, and what a debt to each is called. */
const DEBT_OF = {
  councilTax: 'council-tax',
  rent: 'rent',
  housingBenefit: 'benefit-overpayment',
  library: 'library-fines',
} as const satisfies Partial<Record<PanelState['panel'], DebtKind>>;
export type DebtPanel = keyof typeof DEBT_OF;

export const DEBT_PANELS = ['councilTax', 'rent', 'housingBenefit', 'library'] as const satisfies DebtPanel[];
export const isOwedTo = (state: PanelState): state is PanelOf<DebtPanel> => state.panel in DEBT_OF;

/** What has been heard of each office that is connected; undefined while it has not answered. */
export type Heard = ReadonlyMap<DebtPanel, PanelOf<DebtPanel> | undefined>;

export function debtsOf(flags: readonly Labelled[], heard: Heard): PanelData<'debts'> {
  const lines = DEBT_PANELS.flatMap((panel) => (heard.has(panel) ? [lineOf(panel, heard.get(panel))] : []));
  const known = lines.flatMap((line) => ('pence' in line ? [line.pence] : []));
  return {
    care: careOf(flags, heard),
    lines,
    totalPence: known.reduce((sum, pence) => sum + pence, 0),
    isComplete: known.length === lines.length,
  };
}

/** By the resident's record, and by an office that knows of a breathing space before it does. */
function careOf(flags: readonly Labelled[], heard: Heard): Labelled[] {
  const isHeld = [...heard.values()].some((panel) => {
    const data = panel && 'data' in panel ? panel.data : null;
    return data !== null && 'breathingSpace' in data && data.breathingSpace;
  });
  const codes = new Set([...(isHeld ? ['breathing-space'] : []), ...flags.map(({ code }) => code)]);
  return Object.entries(residentWording.care).flatMap(([code, label]) => (codes.has(code) ? [{ code, label }] : []));
}

function lineOf(panel: DebtPanel, heard: PanelOf<DebtPanel> | undefined): DebtLine {
  const kind = DEBT_OF[panel];
  if (heard === undefined) return { kind, state: 'loading' };
  if (heard.state === 'unavailable' || heard.state === 'closed') return { kind, state: 'unavailable' };
  return { kind, state: heard.state, pence: penceOf(heard), asOf: heard.asOf };
}

/** What is owed by an answer; nothing where the office has no record. */
function penceOf(heard: Extract<PanelOf<DebtPanel>, { asOf: string }>): number {
  switch (heard.panel) {
    case 'councilTax':
    case 'rent':
      return heard.data?.arrearsPence ?? 0;
    case 'housingBenefit':
      return heard.data?.overpaidPence ?? 0;
    case 'library':
      return heard.data?.finesPence ?? 0;
  }
}
