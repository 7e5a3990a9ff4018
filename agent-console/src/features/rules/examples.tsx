/** The examples of a table: contacts that show what its rows do. One that is meant to come out otherwise is decided anew. */
import { useState } from 'react';
import type { RuleDraft, RuleTable } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import { sendEdits } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const words = rules.examples;

interface ExamplesProps {
  draft: RuleDraft;
  table: RuleTable;
  csrfToken: string;
  canChange: boolean;
  onOpenRow: (row: string) => void;
  onChanged: () => Promise<unknown>;
}

export function Examples({ draft, table, csrfToken, canChange, onOpenRow, onChanged }: ExamplesProps) {
  const { busy, refusal, run, refuse } = useDeed();
  const [said, setSaid] = useState('');
  const known = new Set(table.rows.map(({ id }) => id));
  const renew = (example: string) => {
    const edit = { kind: 'renew-example', table: table.id, example };
    setSaid('');
    run(
      async () => {
        const [refused] = await sendEdits(draft, [{ place: example, edit }], csrfToken);
        // Busy until the draft is read again: the next example is a change of that one.
        if (!refused) await onChanged();
        return refused;
      },
      (refused) => {
        if (refused) refuse({ message: refused.message, where: undefined });
        else setSaid(words.renewed(example));
      },
    );
  };
  const isOpen = canChange && table.lock === null;
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">{words.title(table.examples.length)}</summary>
      <div className="govuk-details__text">
        {isOpen && <p>{words.renewHelp}</p>}
        <p role="status">{said}</p>
        {refusal !== null && (
          <p className="refusal" role="alert">
            {refusal.message}
          </p>
        )}
        <ul className="govuk-list govuk-list--spaced">
          {table.examples.map(({ id, title, rows, route }) => (
            <li key={id} id={`example-${id}`} tabIndex={-1}>
              <strong>{id}</strong>: {title}
              {route !== '' && ` ${words.route}: ${route}.`} {words.shows}:{' '}
              {rows.map((row) =>
                canChange && known.has(row) ? (
                  <button type="button" className="link-button" key={row} onClick={() => onOpenRow(row)}>
                    {row}
                  </button>
                ) : (
                  <span key={row}>{row} </span>
                ),
              )}{' '}
              {isOpen && (
                <button type="button" className="link-button" aria-disabled={busy} onClick={() => renew(id)}>
                  {words.renew}
                  <span className="govuk-visually-hidden">{id}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
