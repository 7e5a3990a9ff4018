/** What the assistant saved, told only beside how people fared. Pure. */
import type { FairnessRow, Report, ReportFigure } from '@hub/contract';
import { inPounds, sumOf } from '../ledger/money.ts';
import { tariffAt, TARIFFS } from '../ledger/tariff.ts';
import { figure } from '../measures/measures.ts';
import type { JudgedAnswer } from '../measures/measured.store.ts';

interface Beside {
  satisfaction: ReportFigure;
  firstContact: ReportFigure;
  fairness: FairnessRow[];
}

/** There is no way to have the saving without the rest. */
export function savingOf(answers: readonly JudgedAnswer[], beside: Beside): Report['saving'] {
  const resolved = answers.filter(({ fate, earlier }) => fate === 'resolved' && earlier !== null);
  const costs = (touch: 'bot' | 'counter' | 'phone', day: string) =>
    tariffAt(TARIFFS, touch, new Date(`${day}T12:00:00Z`)).price;
  const saved = sumOf([
    ...resolved.map(
      ({ earlier, day }) => costs(earlier === 'face-to-face' ? 'counter' : 'phone', day) - costs('bot', day),
    ),
    ...answers.filter(({ fate }) => fate === 'failed').map(({ day }) => -costs('bot', day)),
  ]);
  return { figure: figure('saving', inPounds(saved), resolved.length), beside };
}
