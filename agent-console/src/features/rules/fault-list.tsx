/** What the checks found, a line each; a line about a table leads to it. */
import type { RuleDraft } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import { faultPlace } from './fault-place.ts';

const words = rules.steps;

interface FaultListProps {
  faults: readonly string[];
  tables: RuleDraft['tables'];
  onOpen: (place: { table: string; row: string | null }) => void;
}

export function FaultList({ faults, tables, onOpen }: FaultListProps) {
  return (
    <div className="problem-note" role="alert">
      <p className="problem-note__title">{words.faults(faults.length)}</p>
      <ul className="govuk-list govuk-list--bullet">
        {faults.map((line) => {
          const { table, row, words: said } = faultPlace(line);
          const known = tables.find(({ id }) => id === table);
          return (
            <li key={line}>
              {said}{' '}
              {known && (
                <button type="button" className="link-button" onClick={() => onOpen({ table: known.id, row })}>
                  {words.open(row ?? known.title)}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
