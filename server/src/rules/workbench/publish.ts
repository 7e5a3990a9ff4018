/**
 * Brings rules in force on all nodes: the version is kept and named in the table in one transaction, then the nodes are told. A
 * version is judged against the one in force, and takes its place only while that still is.
 */
import type { Outcome } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { refused } from '../../platform/problem.ts';
import type { Guard } from '../guard/guard.ts';
import { addPublication, onePublicationAtATime, versionInForce } from '../publication.store.ts';
import { compileTexts } from '../read-rules.ts';
import { keepRuleSet, readRuleSet } from '../rule-set.store.ts';
import type { RuleTexts } from '../rule-texts.ts';
import type { Rules } from '../rules.ts';
import { contentOf, textsOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { DraftTasks } from './draft-tasks-apart.ts';
import { dueRuleDrafts, saveRuleDraft } from './draft.store.ts';

export interface PublishingPorts {
  db: Database;
  clock: () => Date;
  rules: Pick<Rules, 'state' | 'follow'>;
  tasks: DraftTasks;
  guard: Guard;
  /** Tells the other nodes to look at the table. */
  tellNodes: () => void;
}

export interface Publishing {
  /** The version in force, with its texts. */
  live(): Promise<{ version: string; texts: RuleTexts }>;
  /** Publishes a draft that may be published; what stands in the way, a line each. */
  publish(draft: Draft): Promise<string[]>;
  rollBack(staffId: string, asked: { to: string; reason: string }): Promise<Outcome>;
  /** Publishes what is due. Once each, whichever nodes look. */
  publishDue(): Promise<void>;
}

const BEHIND =
  'Another version was published since this draft was begun. Take it up, and have the draft approved again.';
const CHANGED = 'Somebody changed the draft meanwhile. Load the page again.';

export async function textsOfVersion(db: Tx, version: string): Promise<RuleTexts> {
  const kept = await readRuleSet(db, version);
  if (!kept) throw new Error(`The rules ${version} are not kept`);
  return kept.texts;
}

export function createPublishing({ db, clock, rules, tasks, guard, tellNodes }: PublishingPorts): Publishing {
  /** What was published last; what decides here, where nothing was or where this program cannot read it. */
  const liveVersion = async (tx: Tx): Promise<string> => {
    const { version, state, from } = rules.state();
    return (state === 'kept' && from === 'files' ? null : await versionInForce(tx)) ?? version;
  };
  const takeUp = async (): Promise<void> => {
    tellNodes();
    await rules.follow();
  };

  const publish = async (draft: Draft): Promise<string[]> => {
    const base = await textsOfVersion(db, draft.baseVersion);
    const texts = textsOf(base, draft.files);
    const faults = await tasks.faults({ base, texts });
    if (faults.length > 0) return faults;
    const leftBehind = await guard({ base, texts, content: contentOf(draft) });
    if (leftBehind.length > 0) return leftBehind;
    const { version } = await tasks.look({ base, texts, table: null, words: false });
    const now = clock();
    const trouble = await db.$transaction(async (tx) => {
      await onePublicationAtATime(tx);
      if ((await liveVersion(tx)) !== draft.baseVersion) return BEHIND;
      const isSaved = await saveRuleDraft(tx, { ...draft, state: 'published', publishAt: now, faults: [] }, now);
      if (!isSaved) return CHANGED;
      await keepRuleSet(tx, version, texts);
      const { id: draftId, title, authorId, approvedBy, equalityNote, publishedBy, reason } = draft;
      const who = { draftId, title, authorId, approvedBy, equalityNote, publishedBy: publishedBy ?? authorId };
      await addPublication(tx, { ...who, version, reason: reason ?? title, at: now });
      return null;
    });
    if (trouble !== null) return [trouble];
    await takeUp();
    return [];
  };

  return {
    publish,
    async live() {
      await rules.follow();
      const version = await liveVersion(db);
      return { version, texts: await textsOfVersion(db, version) };
    },
    async rollBack(staffId, { to, reason }) {
      const kept = await readRuleSet(db, to);
      if (!kept) return refused('not-found', 'Choose one of the versions that were in force.', { where: 'to' });
      if (!compileTexts(kept.texts).ok)
        return refused('not-allowed', 'This version is too old for the program. Choose a newer one.', { where: 'to' });
      const isNew = await db.$transaction(async (tx) => {
        await onePublicationAtATime(tx);
        if ((await liveVersion(tx)) === to) return false;
        const none = { draftId: null, authorId: null, approvedBy: [], equalityNote: null };
        const title = `Version ${kept.number} put back`;
        await addPublication(tx, { ...none, version: to, title, publishedBy: staffId, reason, at: clock() });
        return true;
      });
      if (!isNew) return refused('changed', 'This version is in force already.', { where: 'to' });
      await takeUp();
      return { ok: true };
    },
    async publishDue() {
      for (const draft of await dueRuleDrafts(db, clock())) {
        const faults = await publish(draft);
        // Back to whoever writes it. Whoever published or changed it first has the newer revision, and this changes nothing.
        if (faults.length > 0)
          await saveRuleDraft(db, { ...draft, state: 'draft', approvedBy: [], publishAt: null, faults }, clock());
      }
    },
  };
}
