/** All debts together: what asks for care first, then what is owed to whom, then the sum of what is known. */
import type { DebtLine, PanelData } from '@hub/contract';
import { useHubNow, WAITING_TICK_MS } from '../../ui/now.ts';
import { en } from '../../wording/en.ts';
import { durationInWords, poundsInWords } from '../../wording/in-words.ts';
import { Labels } from './labels.tsx';

const words = en.offices.debts;

function lineInWords(line: DebtLine, now: number): string {
  if (line.state === 'loading') return words.loading;
  if (line.state === 'unavailable') return words.unavailable;
  const sum = line.pence === 0 ? words.none : poundsInWords(line.pence);
  if (line.state === 'ready') return sum;
  return words.lastSeen(sum, en.waiting.ago(durationInWords(now - Date.parse(line.asOf))));
}

export function Debts({ debts }: { debts: PanelData<'debts'> }) {
  const now = useHubNow(WAITING_TICK_MS);
  return (
    <>
      {debts.care.length > 0 && (
        <div className="flags">
          <h4 className="panel__title">{words.care}</h4>
          <Labels items={debts.care} />
        </div>
      )}
      <dl className="facts facts--sums">
        {debts.lines.map((line) => (
          <Line key={line.kind} name={words.kind[line.kind]} value={lineInWords(line, now)} />
        ))}
        <Line name={debts.isComplete ? words.all : words.soFar} value={poundsInWords(debts.totalPence)} isSum />
      </dl>
    </>
  );
}

function Line({ name, value, isSum = false }: { name: string; value: string; isSum?: boolean }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{isSum ? <strong>{value}</strong> : value}</dd>
    </>
  );
}
