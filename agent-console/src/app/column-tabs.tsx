/** On a narrow page one column is shown at a time; these choose which. Hidden by the stylesheet on a wide one. */
import { useHubState } from '../hub/context.tsx';
import { en } from '../wording/en.ts';

export const COLUMNS = ['work', 'conversation', 'resident'] as const;
export type Column = (typeof COLUMNS)[number];

export function ColumnTabs({ shown, onShow }: { shown: Column; onShow: (column: Column) => void }) {
  const offers = useHubState((state) => state.work?.offers.length ?? 0);
  const alerts = useHubState((state) => state.work?.alerts.length ?? 0);
  return (
    <nav className="tabs" aria-label={en.page.columns}>
      {COLUMNS.map((column) => (
        <button
          type="button"
          className="tabs__tab"
          key={column}
          aria-current={column === shown ? 'true' : undefined}
          onClick={() => onShow(column)}
        >
          {column === 'work' ? en.page.workTab(offers, alerts) : en.page[column]}
        </button>
      ))}
    </nav>
  );
}
