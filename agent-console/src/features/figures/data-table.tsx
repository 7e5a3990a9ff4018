/** A table whose first cell names its row. It moves sideways by itself where the page is narrow, also by the keyboard. */
interface DataTableProps {
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** What each row means, under its name: a column of its own would be too narrow to read. */
  notes?: readonly string[];
}

export function DataTable({ caption, heads, rows, notes = [] }: DataTableProps) {
  return (
    <div role="region" aria-label={caption} tabIndex={0} style={{ overflowX: 'auto' }}>
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--s">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th className="govuk-table__header" scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells], row) => (
            <tr key={name}>
              <th className="govuk-table__header govuk-table__header--plain" scope="row">
                {name}
                {notes[row] !== undefined && <p className="quiet">{notes[row]}</p>}
              </th>
              {cells.map((cell, index) => (
                <td className="govuk-table__cell" key={heads[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
