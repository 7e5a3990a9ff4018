/**
 * Brings rules in force on all nodes: the version is kept and named in the table in one transaction, then the nodes are told. A
 * version is judged against the one in force, and takes its place only while that still is.
 */
import type { Outcome } from '@hub/contract';
import type { Database, Tx } from '../../platform/database/client.ts';
import { refused } from '../../platform/problem.ts';
import type { Guard } from '../guard/guard.ts';
import { addPublication, onePublicationAtATime, versionBefore, versionInForce } from '../publication.store.ts';
import { compileTexts } from '../read-rules.ts';
import { keepRuleSet, readRuleSet } from '../rule-set.store.ts';
import type { StoredRuleSet } from '../rule-set.store.ts';
import type { RuleTexts } from '../rule-texts.ts';
import type { Rules } from '../rules.ts';
import { changedTexts, contentOf, textsOf } from './draft.ts';
import type { Draft } from './draft.ts';
import type { DraftTasks } from './draft-tasks-apart.ts';
import { addRuleDraft, dueRuleDrafts, saveRuleDraft } from './draft.store.ts';

export interface PublishingPorts {
  db: Database;
  newId: () => string;
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
  /**
   * Puts an earlier version back at once; or, where the policy asks for two people and it is not what was in force just before,
   * answers the draft by which colleagues agree to it first.
   */
  rollBack(staffId: string, asked: { to: string; reason: string }): Promise<Outcome<{ draftId: string | null }>>;
  /** Publishes what is due. Once each, whichever nodes look. */
  publishDue(): Promise<void>;
}

const BEHIND =
  'Another version was published since this draft was begun. Take it up, and have the draft approved again.';
const CHANGED = 'Somebody changed the draft meanwhile. Load the page again.';

/** As many people must agree where danger or safeguarding is touched. */
const TWO = 2;
const putBack = (number: number): string => `Version ${number} put back`;

export async function textsOfVersion(db: Tx, version: string): Promise<RuleTexts> {
  const kept = await readRuleSet(db, version);
  if (!kept) throw new Error(`The rules ${version} are not kept`);
  return kept.texts;
}

export function createPublishing({ db, clock, newId, rules, tasks, guard, tellNodes }: PublishingPorts): Publishing {
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
    const { version } = await tasks.look({ base, texts, table: null, words: false });
    // What was in force once passed every check then, and may come back although words of danger were added since.
    const faults = (await readRuleSet(db, version)) === null ? await tasks.faults({ base, texts }) : [];
    if (faults.length > 0) return faults;
    const leftBehind = await guard({ base, texts, content: contentOf(draft) });
    if (leftBehind.length > 0) return leftBehind;
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

  const live = async (): Promise<{ version: string; texts: RuleTexts }> => {
    await rules.follow();
    const version = await liveVersion(db);
    return { version, texts: await textsOfVersion(db, version) };
  };

  /** The draft that puts a version back, already in review; null where nobody else must agree. */
  const draftToPutBack = async (
    { version, texts, number }: StoredRuleSet,
    { staffId, reason }: { staffId: string; reason: string },
  ): Promise<Draft | null> => {
    // Getting back to what worked must never wait.
    if ((await versionBefore(db)) === version) return null;
    const { version: baseVersion, texts: base } = await live();
    const { approvals } = await tasks.look({ base, texts, table: null, words: false });
    if (approvals < TWO) return null;
    return {
      ...{ id: newId(), title: putBack(number), authorId: staffId, editedBy: [staffId], reason },
      ...{ baseVersion, files: changedTexts(base, texts), state: 'in-review', equalityNote: null, approvedBy: [] },
      ...{ publishAt: null, publishedBy: null, faults: [], revision: 1, changedAt: clock() },
    };
  };

  return {
    publish,
    live,
    async rollBack(staffId, { to, reason }) {
      const kept = await readRuleSet(db, to);
      if (!kept) return refused('not-found', 'Choose one of the versions that were in force.', { where: 'to' });
      if (!compileTexts(kept.texts).ok)
        return refused('not-allowed', 'This version is too old for the program. Choose a newer one.', { where: 'to' });
      const draft = await draftToPutBack(kept, { staffId, reason });
      if (draft !== null) {
        await addRuleDraft(db, draft);
        return { ok: true, draftId: draft.id };
      }
      const isNew = await db.$transaction(async (tx) => {
        await onePublicationAtATime(tx);
        if ((await liveVersion(tx)) === to) return false;
        const none = { draftId: null, authorId: null, approvedBy: [], equalityNote: null };
        const title = putBack(kept.number);
        await addPublication(tx, { ...none, version: to, title, publishedBy: staffId, reason, at: clock() });
        return true;
      });
      if (!isNew) return refused('changed', 'This version is in force already.', { where: 'to' });
      await takeUp();
      return { ok: true, draftId: null };
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
