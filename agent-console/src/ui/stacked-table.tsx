/** A table whose rows are stacked on a narrow page, each cell with its head, so that nothing has to be moved sideways. */
import type { ReactNode } from 'react';
import './stacked-table.scss';

interface StackedTableProps {
  title: string;
  heads: readonly string[];
  /** The first cell is the head of its row. */
  rows: readonly { key: string | number; cells: readonly ReactNode[] }[];
}

/** CSS that stacks the rows would take the roles of a table away, so they are said. */
export function StackedTable({ title, heads, rows }: StackedTableProps) {
  return (
    <table className="govuk-table stacked-table" role="table">
      <caption className="govuk-table__caption govuk-table__caption--s">{title}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th className="govuk-table__header" scope="col" role="columnheader" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key} role="row">
            <th className="govuk-table__header" scope="row" role="rowheader">
              {first}
            </th>
            {others.map((cell, at) => (
              <td className="govuk-table__cell" role="cell" key={heads[at + 1]} data-label={heads[at + 1]}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
