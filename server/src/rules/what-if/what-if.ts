/**
 * What a draft would have done with past contacts, on whichever node was asked: it is looked at on threads of their own, tells
 * how far it is, and stops when nobody wants it any more. A row of the database is all that nodes share.
 */
import type { Outcome } from '@hub/contract';
import type { ChangedExample } from '@hub/routing-rules';
import type { Database } from '../../platform/database/client.ts';
import { openPool } from '../../platform/database/client.ts';
import type { Log } from '../../platform/log.ts';
import { refused } from '../../platform/problem.ts';
import { comparePast, newCounter } from '../compare-past.ts';
import { judge, uncovered } from '../guard/judge.ts';
import { addOverride, coveredBy, overridesOf } from '../guard/override.store.ts';
import { TOLERANCE } from '../guard/tolerance.ts';
import { countPast } from '../past-contacts.store.ts';
import { readEstimates } from '../simulation/estimate.store.ts';
import { pricesAt } from '../simulation/prices.ts';
import { queuesOf } from '../simulation/queues.ts';
import { contentOf, isOwn, textsOf } from '../workbench/draft.ts';
import type { Draft } from '../workbench/draft.ts';
import { readRuleDraft } from '../workbench/draft.store.ts';
import { textsOfVersion } from '../workbench/publish.ts';
import type { Weighed } from './weigh.ts';
import { beginWhatIf, boundsOf, cancelWhatIf, endWhatIf, readWhatIf, touchWhatIf } from './what-if.store.ts';
import type { ChangedContact, Days } from './what-if.store.ts';

export interface WhatIfPorts {
  db: Database;
  databaseUrl: string;
  clock: () => Date;
  newId: () => string;
  log: Pick<Log, 'error'>;
}

export interface WhatIfs {
  begin(staffId: string, draftId: string, asked: { revision: number; period: Days | null }): Promise<Outcome>;
  cancel(draftId: string): Promise<Outcome>;
  /** Lets pass what stops the draft, by somebody who changed nothing in it. */
  override(staffId: string, draftId: string, asked: { revision: number; reason: string }): Promise<Outcome>;
}

/** How often it says how far it is, and looks whether it is still wanted. */
const BEAT_MS = 500;
const NO_DRAFT = refused('not-found', 'There is no such draft. Go back to the list.');
const CHANGED = refused('changed', 'Load the page again: the draft was changed.', { where: 'revision' });

export function createWhatIfs({ db, databaseUrl, clock, newId, log }: WhatIfPorts): WhatIfs {
  const draftAt = async (draftId: string, revision: number): Promise<Outcome<{ draft: Draft }>> => {
    const draft = await readRuleDraft(db, draftId);
    if (!draft) return NO_DRAFT;
    return draft.revision === revision ? { ok: true, draft } : CHANGED;
  };

  const look = async (id: string, draft: Draft, period: Days | null): Promise<void> => {
    const bounds = await boundsOf(db, period);
    const base = await textsOfVersion(db, draft.baseVersion);
    const pool = openPool(databaseUrl, 1, () => undefined);
    const total = await countPast(pool, bounds).finally(() => pool.end());
    const [read, stop] = [newCounter(), new AbortController()];
    const beat = async (): Promise<boolean> => {
      const done = Atomics.load(new Int32Array(read), 0);
      const isWanted = await touchWhatIf(db, id, { done, total, now: clock() });
      if (!isWanted) stop.abort();
      return isWanted;
    };
    if (!(await beat())) return;
    const timer = setInterval(() => void beat().catch(() => undefined), BEAT_MS);
    try {
      const rules = { rulesBefore: base, rulesAfter: textsOf(base, draft.files) };
      const compared = await comparePast({ databaseUrl, ...rules, ...bounds }, { read, signal: stop.signal });
      const queues = queuesOf(compared.load, await readEstimates(db, bounds), pricesAt(clock()));
      await endWhatIf(db, id, {
        state: 'done',
        result: { ...resultOf(compared), queues },
        contacts: contactsOf(compared),
      });
    } catch (error) {
      if (!stop.signal.aborted) throw error;
    } finally {
      clearInterval(timer);
    }
  };

  // One after another: each takes two threads, and residents come first.
  let last: Promise<void> = Promise.resolve();

  return {
    async begin(staffId, draftId, { revision, period }) {
      const found = await draftAt(draftId, revision);
      if (!found.ok) return found;
      const { draft } = found;
      const id = newId();
      await beginWhatIf(db, { id, draftId, content: contentOf(draft), period, staffId, now: clock() });
      last = last
        .then(() => look(id, draft, period))
        .catch(async (error: unknown) => {
          log.error({ err: error }, 'past contacts could not be looked at under a draft of the rules');
          await endWhatIf(db, id, { state: 'failed' }).catch(() => undefined);
        });
      return { ok: true };
    },
    async cancel(draftId) {
      if (await cancelWhatIf(db, draftId)) return { ok: true };
      return refused('changed', 'It is over already. Load the page again to see what came of it.');
    },
    async override(staffId, draftId, { revision, reason }) {
      const found = await draftAt(draftId, revision);
      if (!found.ok) return found;
      const { draft } = found;
      if (isOwn(draft, staffId))
        return refused('not-allowed', 'You changed something in it. Ask a colleague to look at who comes off worse.');
      const content = contentOf(draft);
      const whatIf = await readWhatIf(db, draftId);
      if (whatIf?.content !== content || whatIf.result === null)
        return refused('changed', 'First try the draft on past contacts, as it is now.', { where: 'revision' });
      const findings = uncovered(whatIf.result.guard, coveredBy(await overridesOf(db, content)));
      if (findings.length === 0) return refused('changed', 'Nothing stops it. Load the page again.');
      await addOverride(db, { id: newId(), draftId, content, staffId, reason, findings, at: clock() });
      return { ok: true };
    },
  };
}

function resultOf({ summary, pairs }: Weighed) {
  const { total, changed, flows, byService, byChannel, byNeed, byHour } = summary;
  return { total, changed, flows, byService, byChannel, byNeed, byHour, guard: judge(pairs, TOLERANCE) };
}

const sideOf = ({ route, because }: ChangedExample['before']) => ({ route, why: because.map(({ why }) => why) });

const contactsOf = ({ summary }: Weighed): ChangedContact[] =>
  summary.examples.map(({ facts, before, after }) => ({
    channel: facts.channel ?? 'unknown',
    service: facts.service?.id ?? facts.intent?.id ?? 'unknown',
    needs: facts.resident?.needs ?? [],
    before: sideOf(before),
    after: sideOf(after),
  }));
