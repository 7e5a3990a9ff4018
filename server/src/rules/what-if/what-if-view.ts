/** What the page is shown of a look at past contacts: how far it is, what came of it, and the changed contacts a page at a time. */
import type { Outcome, RuleWhatIf, RuleWhatIfContacts } from '@hub/contract';
import { WHAT_IF_PAGE } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { refused } from '../../platform/problem.ts';
import { uncovered } from '../guard/judge.ts';
import { coveredBy, overridesOf } from '../guard/override.store.ts';
import { contentOf, isOwn } from '../workbench/draft.ts';
import { readRuleDraft, staffNames } from '../workbench/draft.store.ts';
import { readChanged, readWhatIf } from './what-if.store.ts';

export interface WhatIfViewPorts {
  db: Database;
  clock: () => Date;
}

/** Whoever works on it says so twice a second: silent for so long, also while others were before it, it is not there any more. */
const LOST_AFTER_MS = 120_000;
const NO_DRAFT = refused('not-found', 'There is no such draft. Go back to the list.');

export async function whatIfView(
  { db, clock }: WhatIfViewPorts,
  { draftId, staffId }: { draftId: string; staffId: string },
): Promise<Outcome<{ whatIf: RuleWhatIf | null }>> {
  const draft = await readRuleDraft(db, draftId);
  if (!draft) return NO_DRAFT;
  const whatIf = await readWhatIf(db, draftId);
  if (!whatIf) return { ok: true, whatIf: null };
  const { content, period, done, total, result, touchedAt } = whatIf;
  const isLost = whatIf.state === 'running' && clock().getTime() - touchedAt.getTime() > LOST_AFTER_MS;
  const overrides = await overridesOf(db, content);
  const names = await staffNames(
    db,
    overrides.map((each) => each.staffId),
  );
  return {
    ok: true,
    whatIf: {
      ...{ isCurrent: content === contentOf(draft), period, done, total, result },
      state: isLost ? 'lost' : whatIf.state,
      contacts: (await readChanged(db, draftId)).length,
      override: {
        refusal: isOwn(draft, staffId) ? 'You changed something in this draft, so a colleague must decide this.' : null,
        given: overrides.map((each) => ({
          by: names.get(each.staffId) ?? '?',
          reason: each.reason,
          at: each.at.toISOString(),
        })),
        covers: result !== null && uncovered(result.guard, coveredBy(overrides)).length === 0,
      },
    },
  };
}

export async function whatIfContacts(
  { db }: WhatIfViewPorts,
  { draftId, page }: { draftId: string; page: number },
): Promise<RuleWhatIfContacts> {
  const changed = await readChanged(db, draftId);
  return {
    page,
    pages: Math.ceil(changed.length / WHAT_IF_PAGE),
    contacts: changed.slice((page - 1) * WHAT_IF_PAGE, page * WHAT_IF_PAGE),
  };
}
