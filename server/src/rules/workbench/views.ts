/** What the page of the workbench is shown: drafts and history with names, one draft with what it changes. */
import type { Outcome, RuleDraft, RulesOverview } from '@hub/contract';
import { importRuleSet } from '@hub/routing-rules';
import type { Database } from '../../platform/database/client.ts';
import { refused } from '../../platform/problem.ts';
import { publications } from '../publication.store.ts';
import { readRuleTexts } from '../rule-texts.ts';
import type { Rules } from '../rules.ts';
import { isOwn, textsOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { DraftTasks } from './draft-tasks-apart.ts';
import { listRuleDrafts, readRuleDraft, staffNames } from './draft.store.ts';
import { textsOfVersion } from './publish.ts';

export interface ViewPorts {
  db: Database;
  rules: Pick<Rules, 'state'>;
  tasks: DraftTasks;
  directory: string;
}

type Names = ReadonlyMap<string, string>;
const SOMEBODY = '?';
const nameOf = (names: Names, id: string): string => names.get(id) ?? SOMEBODY;

const lineOf = (draft: Omit<Draft, 'files'>, names: Names) => ({
  draftId: draft.id,
  title: draft.title,
  author: nameOf(names, draft.authorId),
  state: draft.state,
  changedAt: draft.changedAt.toISOString(),
  publishAt: draft.publishAt?.toISOString() ?? null,
});

/** Whether the files on disk are rules that never decided: those of a newer hub, which wait to be published. */
async function filesWait(db: Database, directory: string): Promise<boolean> {
  const read = importRuleSet(readRuleTexts(directory));
  return read.ok && (await db.ruleSet.count({ where: { version: read.files.version } })) === 0;
}

export async function rulesOverview({ db, rules, directory }: ViewPorts): Promise<RulesOverview> {
  const [drafts, history] = [await listRuleDrafts(db), await publications(db)];
  const versions = await db.ruleSet.findMany({
    orderBy: { number: 'desc' },
    select: { version: true, adoptedAt: true },
    take: 50,
  });
  const names = await staffNames(db, [
    ...drafts.map(({ authorId }) => authorId),
    ...history.flatMap(({ authorId, publishedBy, approvedBy }) => [
      authorId ?? publishedBy,
      publishedBy,
      ...approvedBy,
    ]),
  ]);
  const { version, from } = rules.state();
  return {
    ...{ version, from },
    filesWait: from === 'published' && (await filesWait(db, directory)),
    drafts: drafts.map((draft) => lineOf(draft, names)),
    history: history.map(({ number, title, reason, equalityNote, at, ...one }) => ({
      ...{ number, version: one.version, title, reason, equalityNote, at: at.toISOString() },
      author: one.authorId === null ? null : nameOf(names, one.authorId),
      approvers: one.approvedBy.map((id) => nameOf(names, id)),
      publishedBy: nameOf(names, one.publishedBy),
    })),
    versions: versions.map((one) => ({ version: one.version, adoptedAt: one.adoptedAt.toISOString() })),
  };
}

export async function draftView(
  { db, rules, tasks }: ViewPorts,
  { draftId, table, words, staffId }: { draftId: string; table: string | null; words: boolean; staffId: string },
): Promise<Outcome<{ draft: RuleDraft }>> {
  const draft = await readRuleDraft(db, draftId);
  if (!draft) return refused('not-found', 'There is no such draft. Go back to the list.');
  const base = await textsOfVersion(db, draft.baseVersion);
  const look = await tasks.look({ base, texts: textsOf(base, draft.files), table, words });
  const names = await staffNames(db, [draft.authorId, ...draft.approvedBy]);
  const { revision, equalityNote, faults } = draft;
  return {
    ok: true,
    draft: {
      ...lineOf(draft, names),
      ...{ revision, equalityNote, faults, needsEqualityNote: look.needsEqualityNote },
      approvals: { needed: look.approvals, given: draft.approvedBy.map((id) => nameOf(names, id)) },
      isOwn: isOwn(draft, staffId),
      hasApproved: draft.approvedBy.includes(staffId),
      isBehind: draft.state !== 'published' && draft.baseVersion !== rules.state().version,
      changes: look.changes.map(({ file, id, kind, before, after }) => ({ file, id, kind, before, after })),
      ...{ tables: look.tables, table: look.table, words: look.words },
    },
  };
}
