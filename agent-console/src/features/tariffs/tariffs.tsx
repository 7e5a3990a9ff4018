/** What contacts are reckoned to cost, with who says so: read only, since they come with the hub. */
import { tariffListSchema } from '@hub/contract';
import { longDateInWords } from '../../wording/in-words.ts';
import { settings } from '../../wording/later/settings.ts';
import { DataTable } from '../figures/data-table.tsx';
import { Page } from '../supervise/page.tsx';
import { usePage } from '../supervise/use-page.ts';

const words = settings.tariffs;

export function Tariffs() {
  const query = usePage('/api/console/tariffs', tariffListSchema);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      kept=""
      query={query}
      draw={(tariffs) => (
        <DataTable
          caption={words.table}
          heads={words.heads}
          rows={tariffs.map(({ touch, price, validFrom, kind, source }) => [
            words.from(touch, longDateInWords(validFrom)),
            price,
            kind,
            source,
          ])}
        />
      )}
    />
  );
}
