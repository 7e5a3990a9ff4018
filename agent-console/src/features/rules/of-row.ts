/** What every part of a row's form is given. */
import type { RuleDraft, RuleRow, RuleTable } from '@hub/contract';

export interface OfRow {
  draft: RuleDraft;
  table: RuleTable;
  row: RuleRow;
  csrfToken: string;
  /** The draft was changed: it is to be read again. `row` is the one that stays open, or none. */
  onChanged: (row: string | null) => Promise<unknown>;
}
