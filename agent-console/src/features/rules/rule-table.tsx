/** One table of the rules as a table: each row with its sentence, and each fact that it looks at. Moves sideways by itself. */
import type { RuleRow, RuleTable } from '@hub/contract';
import { rules } from '../../wording/later/rules.ts';

const words = rules.table;

export interface RowDeed {
  row: string;
  deed: 'change' | 'up' | 'down';
}
interface RuleTableViewProps {
  table: RuleTable;
  /** Null where nothing can be changed now. */
  onDeed: ((deed: RowDeed) => void) | null;
}

/** The id of a button, by which it gets the focus back. */
export const deedId = ({ row, deed }: RowDeed): string => `rule-${row}-${deed}`;

function Row({ row, table, onDeed }: RuleTableViewProps & { row: RuleRow }) {
  const deeds = table.lock === null ? (['change', 'up', 'down'] as const) : (['change'] as const);
  return (
    <tr>
      <th className="govuk-table__header" scope="row">
        {row.id}
        {onDeed &&
          deeds.map((deed) => (
            <button
              type="button"
              className="link-button rules__deed"
              key={deed}
              id={deedId({ row: row.id, deed })}
              onClick={() => onDeed({ row: row.id, deed })}
            >
              {words[deed]}
              <span className="govuk-visually-hidden">{row.id}</span>
            </button>
          ))}
      </th>
      <td className="govuk-table__cell rules__sentence">
        <p>{row.sentence}</p>
        <p className="quiet">{words.why(row.why)}</p>
        {row.equality !== null && <p className="quiet">{words.equality(row.equality)}</p>}
      </td>
      {table.columns.map(({ fact }) => (
        <td className="govuk-table__cell" key={fact}>
          {row.cells[fact]?.words ?? <span className="quiet">{words.any}</span>}
        </td>
      ))}
    </tr>
  );
}

export function RuleTableView({ table, onDeed }: RuleTableViewProps) {
  return (
    <div className="rules__scroll" role="region" aria-label={words.region(table.title)} tabIndex={0}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s">
          {table.title}. {table.purpose}
        </caption>
        <thead>
          <tr>
            {[words.row, words.words, ...table.columns.map(({ label }) => label)].map((head) => (
              <th className="govuk-table__header" scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.id} {...{ row, table, onDeed }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
