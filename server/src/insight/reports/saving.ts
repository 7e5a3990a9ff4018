/** What the assistant saved, told only beside how people fared. Pure. */
import type { FairnessRow, Report, ReportFigure } from '@hub/contract';
import { inPounds } from '../ledger/money.ts';
import { figure } from '../measures/measures.ts';
import type { Sums } from '../measures/sums.ts';

interface Beside {
  satisfaction: ReportFigure;
  firstContact: ReportFigure;
  fairness: FairnessRow[];
}

/** There is no way to have the saving without the rest. */
export const savingOf = ({ saved, savedFrom }: Sums, beside: Beside): Report['saving'] => ({
  figure: figure('saving', inPounds(saved), savedFrom),
  beside,
});
