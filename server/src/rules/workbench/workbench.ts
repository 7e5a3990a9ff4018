/** The rules workbench: drafts are begun, changed, reviewed, published and put back. Every change is saved only over what was read. */
import type { Outcome, RuleFault, RuleImportReply, RuleStep } from '@hub/contract';
import { findingLine, importRuleSet, ruleEditSchema } from '@hub/routing-rules';
import { parse } from '../../platform/parse.ts';
import { refused } from '../../platform/problem.ts';
import { readRuleTexts } from '../rule-texts.ts';
import type { RuleTexts } from '../rule-texts.ts';
import { changedTexts, contentOf, renewed, takeStep, textsOf } from './draft.ts';
import type { ChangedTexts, Draft, Step } from './draft.ts';
import { addRuleDraft, everUsedRows, readRuleDraft, saveRuleDraft } from './draft.store.ts';
import { createPublishing, textsOfVersion } from './publish.ts';
import type { Publishing, PublishingPorts } from './publish.ts';

export interface WorkbenchPorts extends PublishingPorts {
  /** The folder of the rules that came with the hub. */
  directory: string;
}

export type EditReply = { ok: true; revision: number } | { ok: false; faults: RuleFault[] };

export interface Workbench extends Pick<Publishing, 'rollBack' | 'publishDue'> {
  begin(staffId: string, asked: { title: string; from: 'live' | 'files' }): Promise<Outcome<{ draftId: string }>>;
  edit(
    staffId: string,
    draftId: string,
    asked: { revision: number; edit: unknown },
  ): Promise<Outcome<{ reply: EditReply }>>;
  /** Takes a whole file of rules into a draft, or says why it cannot and changes nothing. What is taken is checked as any draft is. */
  replace(
    staffId: string,
    draftId: string,
    asked: { revision: number; files: Readonly<Record<string, unknown>> },
  ): Promise<Outcome<{ reply: RuleImportReply }>>;
  /** Faults stand in the way of the step, which is then not taken. */
  step(staffId: string, draftId: string, asked: RuleStep): Promise<Outcome<{ faults: string[] }>>;
}

const NO_DRAFT = refused('not-found', 'There is no such draft. Go back to the list.');
const CHANGED = refused('changed', 'Load the page again, then make your change once more.', { where: 'revision' });
const DONE = { ok: true, faults: [] as string[] } as const;

export function createWorkbench({ directory, ...ports }: WorkbenchPorts): Workbench {
  const { db, clock, newId, tasks } = ports;
  const publishing = createPublishing(ports);

  const save = async (draft: Draft): Promise<Outcome<{ faults: string[] }>> =>
    (await saveRuleDraft(db, draft, clock())) ? { ...DONE } : CHANGED;

  /** A draft that may be changed by whoever read it last. */
  const toChange = async (draftId: string, revision: number): Promise<Outcome<{ draft: Draft; base: RuleTexts }>> => {
    const draft = await readRuleDraft(db, draftId);
    if (!draft) return NO_DRAFT;
    if (draft.revision !== revision) return CHANGED;
    if (draft.state !== 'draft') return refused('changed', 'It is in review. Open it again to change it.');
    return { ok: true, draft, base: await textsOfVersion(db, draft.baseVersion) };
  };
  const changedBy = (staffId: string, draft: Draft, files: ChangedTexts): Draft => ({
    ...{ ...draft, files, faults: [] },
    editedBy: [...new Set([...draft.editedBy, staffId])],
  });

  /** The texts that a new draft begins with. */
  const beginning = (from: 'live' | 'files', live: RuleTexts): Outcome<{ texts: RuleTexts }> => {
    if (from === 'live') return { ok: true, texts: live };
    const texts = readRuleTexts(directory);
    const read = importRuleSet(texts);
    const [first] = read.ok ? [] : read.findings;
    if (first === undefined) return { ok: true, texts };
    return refused('not-allowed', `The files have faults, so no draft can be made of them: ${first.message}`, {
      where: first.file,
    });
  };

  const takeOwnStep = async (
    draft: Draft,
    { staffId, base, step }: { staffId: string; base: RuleTexts; step: Step },
  ): Promise<Outcome<{ faults: string[] }>> => {
    const texts = textsOf(base, draft.files);
    const { changes, approvals, needsEqualityNote } = await tasks.look({ base, texts, table: null, words: false });
    const taken = takeStep(draft, step, { staffId, needs: { changes: changes.length, approvals, needsEqualityNote } });
    if (!taken.ok) return taken;
    if (step.step === 'submit') {
      const faults = await tasks.faults({ base, texts });
      return faults.length > 0 ? { ok: true, faults } : save(taken.draft);
    }
    if (step.step !== 'publish') return save(taken.draft);
    if (step.at !== null) {
      // Looked at now as well as on the day: whoever sets the date is here to hear of it.
      const leftBehind = await ports.guard({ base, texts, content: contentOf(draft) });
      return leftBehind.length > 0 ? { ok: true, faults: leftBehind } : save(taken.draft);
    }
    return { ok: true, faults: await publishing.publish(taken.draft) };
  };

  return {
    rollBack: (staffId, asked) => publishing.rollBack(staffId, asked),
    publishDue: () => publishing.publishDue(),
    async begin(staffId, { title, from }) {
      const live = await publishing.live();
      const begun = beginning(from, live.texts);
      if (!begun.ok) return begun;
      const draftId = newId();
      const files = changedTexts(live.texts, begun.texts);
      await addRuleDraft(db, {
        ...{ id: draftId, title, authorId: staffId, editedBy: [staffId], baseVersion: live.version, files },
        ...{ state: 'draft', equalityNote: null, approvedBy: [], reason: null, publishAt: null, publishedBy: null },
        ...{ faults: [], revision: 1, changedAt: clock() },
      });
      return { ok: true, draftId };
    },
    async edit(staffId, draftId, asked) {
      const edit = parse(ruleEditSchema, asked.edit);
      if (!edit.ok) return edit;
      const found = await toChange(draftId, asked.revision);
      if (!found.ok) return found;
      const { draft, base } = found;
      const everUsed = edit.value.kind === 'copy-row' ? await everUsedRows(db) : [];
      const done = await tasks.edit({ texts: textsOf(base, draft.files), edit: edit.value, everUsed });
      if (!done.ok) {
        // Whoever uses the page sees nothing of how the files are written.
        const faults = done.findings.map(({ kind: _kind, written: _written, ...place }) => place);
        return { ok: true, reply: { ok: false, faults } };
      }
      const saved = await save(changedBy(staffId, draft, changedTexts(base, done.texts)));
      return saved.ok ? { ok: true, reply: { ok: true, revision: draft.revision + 1 } } : saved;
    },
    async replace(staffId, draftId, { revision, files }) {
      const found = await toChange(draftId, revision);
      if (!found.ok) return found;
      const { draft, base } = found;
      const everUsed = await everUsedRows(db);
      const done = await tasks.replace({ base, texts: textsOf(base, draft.files), given: files, everUsed });
      if (!done.ok) return { ok: true, reply: { isTaken: false, faults: done.findings.map(findingLine) } };
      const faults = await tasks.faults({ base, texts: done.texts });
      const saved = await save({ ...changedBy(staffId, draft, changedTexts(base, done.texts)), faults });
      return saved.ok ? { ok: true, reply: { isTaken: true, faults } } : saved;
    },
    async step(staffId, draftId, asked) {
      const draft = await readRuleDraft(db, draftId);
      if (!draft) return NO_DRAFT;
      if (draft.revision !== asked.revision) return CHANGED;
      const base = await textsOfVersion(db, draft.baseVersion);
      if (asked.step === 'renew') {
        if (draft.state !== 'draft') return refused('changed', 'Open it again first: it must be approved anew.');
        const done = renewed(draft, base, await publishing.live());
        return done.ok ? save(done.draft) : done;
      }
      const step: Step =
        asked.step === 'publish' ? { ...asked, at: asked.at === null ? null : new Date(asked.at) } : asked;
      return takeOwnStep(draft, { staffId, base, step });
    },
  };
}
