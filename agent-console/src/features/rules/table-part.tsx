/** The tables of a draft: one is chosen and shown, and a row of it is opened to be changed in its place. */
import { useEffect, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RuleDraft } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';
import { Examples } from './examples.tsx';
import { SelectField } from './fields.tsx';
import { RowForm } from './row-form.tsx';
import { deedId, RuleTableView, type RowDeed } from './rule-table.tsx';
import { sendEdits } from './rules-api.ts';
import { useDeed } from './use-deed.ts';

const words = rules.table;

interface TablePartProps {
  draft: RuleDraft;
  csrfToken: string;
  chosen: { table: string; row: string | null };
  onChoose: (chosen: { table: string; row: string | null }) => void;
  /** The draft was changed: it is read again. */
  onChanged: () => Promise<unknown>;
}

export function TablePart({ draft, csrfToken, chosen, onChoose, onChanged }: TablePartProps) {
  const id = useId();
  const { refusal, run, refuse } = useDeed();
  const [said, setSaid] = useState('');
  const [next, setNext] = useState<{ id: string } | null>(null);
  /** Gives the focus to what stands in the page once that has been drawn, however long that takes. */
  const focusOn = (there: string) => setNext({ id: there });
  useEffect(() => {
    if (next) window.requestAnimationFrame(() => document.getElementById(next.id)?.focus());
  }, [next]);
  const canChange = draft.state === 'draft';
  const table = draft.table?.id === chosen.table ? draft.table : null;
  const row = table?.rows.find((one) => one.id === chosen.row);
  const openRow = (rowId: string | null) => onChoose({ table: chosen.table, row: rowId });
  /** Back to the table, which is drawn before the focus goes to where the row was opened: a long one takes a while. */
  const closeRow = (rowId: string) => {
    flushSync(() => openRow(null));
    document.getElementById(deedId({ row: rowId, deed: 'change' }))?.focus();
  };

  const move = ({ row: moved, deed }: RowDeed) => {
    if (!table) return;
    const edit = { kind: 'move-row', table: table.id, row: moved, direction: deed };
    const place = table.rows.findIndex((one) => one.id === moved) + (deed === 'up' ? 0 : 2);
    run(
      async () => {
        const [refused] = await sendEdits(draft, [{ place: moved, edit }], csrfToken);
        // Busy until the draft is read again: the next move is a change of that one.
        if (!refused) await onChanged();
        return refused;
      },
      (refused) => {
        if (refused) {
          refuse({ message: refused.message, where: undefined });
          return;
        }
        setSaid(words.moved(moved, place, table.rows.length));
        focusOn(deedId({ row: moved, deed }));
      },
    );
  };

  return (
    <section aria-labelledby={`${id}-title`}>
      <h3 className="govuk-heading-s" id={`${id}-title`}>
        {words.title}
      </h3>
      <SelectField
        id={`${id}-table`}
        label={words.choose}
        value={chosen.table}
        choices={[
          { value: '', label: words.show },
          ...draft.tables.map(({ id: value, title, lock }) => ({
            value,
            label: lock === null ? title : words.lockedChoice(title),
          })),
        ]}
        onType={(value) => onChoose({ table: value, row: null })}
      />
      {typeof table?.lock === 'string' && <p>{words.locked(table.lock)}</p>}
      <p className="govuk-visually-hidden" role="status">
        {said}
      </p>
      {refusal !== null && (
        <p className="refusal" role="alert">
          {refusal.message}
        </p>
      )}
      {table && row && canChange && (
        <RowForm
          key={row.id}
          {...{ draft, table, row, csrfToken }}
          onChanged={async (stays) => {
            await onChanged();
            if (stays !== null) return;
            setSaid(rules.row.saved);
            closeRow(row.id);
          }}
          onClose={() => closeRow(row.id)}
        />
      )}
      {table && !(row && canChange) && (
        <>
          <RuleTableView
            table={table}
            onDeed={canChange ? (deed) => (deed.deed === 'change' ? openRow(deed.row) : move(deed)) : null}
          />
          <Examples {...{ draft, table, csrfToken, canChange, onChanged }} onOpenRow={openRow} />
        </>
      )}
    </section>
  );
}
