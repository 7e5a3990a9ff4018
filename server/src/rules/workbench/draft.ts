/** A draft of the rules and the steps on its way to being in force. Pure: who may do what when is decided here alone. */
import { createHash } from 'node:crypto';
import type { Outcome, RuleDraftState } from '@hub/contract';
import { refused } from '../../platform/problem.ts';
import type { RuleTexts } from '../rule-texts.ts';

/** Texts that differ from those the draft began with, by path; null is a file that is gone. */
export type ChangedTexts = Readonly<Record<string, string | null>>;

export interface Draft {
  id: string;
  title: string;
  authorId: string;
  /** Everybody who changed something in it. */
  editedBy: string[];
  baseVersion: string;
  files: ChangedTexts;
  state: RuleDraftState;
  equalityNote: string | null;
  approvedBy: string[];
  reason: string | null;
  publishAt: Date | null;
  publishedBy: string | null;
  faults: string[];
  revision: number;
  changedAt: Date;
}

/** What the changes themselves ask for. */
export interface Needs {
  changes: number;
  approvals: number;
  needsEqualityNote: boolean;
}

export type Step =
  | { step: 'submit'; equalityNote: string }
  | { step: 'approve' | 'reopen' | 'withdraw' }
  | { step: 'publish'; reason: string; at: Date | null };

const OPEN: readonly RuleDraftState[] = ['draft', 'in-review', 'approved', 'scheduled'];

export function textsOf(base: RuleTexts, files: ChangedTexts): RuleTexts {
  const texts = Object.entries<string | null>({ ...base, ...files }).filter(([, text]) => text !== null);
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1))) as RuleTexts;
}

export function changedTexts(base: RuleTexts, now: RuleTexts): ChangedTexts {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(now)])];
  return Object.fromEntries(paths.filter((path) => base[path] !== now[path]).map((path) => [path, now[path] ?? null]));
}

/** Who changed anything in a draft decides nothing about it. */
export const isOwn = ({ authorId, editedBy }: Pick<Draft, 'authorId' | 'editedBy'>, staffId: string): boolean =>
  authorId === staffId || editedBy.includes(staffId);

/** Names what a draft changes in which rules: the same through every step of review, and another after any change. */
export const contentOf = ({ baseVersion, files }: Pick<Draft, 'baseVersion' | 'files'>): string =>
  createHash('sha256')
    .update(JSON.stringify([baseVersion, Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url');

/** Takes up what was published since: only where both changed the same file must people look themselves. */
export function renewed(
  draft: Draft,
  base: RuleTexts,
  live: { version: string; texts: RuleTexts },
): Outcome<{ draft: Draft }> {
  const both = Object.keys(draft.files).find(
    (path) => base[path] !== live.texts[path] && draft.files[path] !== live.texts[path],
  );
  if (both !== undefined)
    return refused('changed', `${both} was changed by what was published since. Begin a new draft.`, { where: both });
  const files = changedTexts(live.texts, textsOf(live.texts, draft.files));
  return { ok: true, draft: { ...draft, baseVersion: live.version, files } };
}

const takesNoStep = (what: string) => refused('changed', `${what} Load the page again to see how it stands.`);

/** The draft after a step, or why it cannot be taken. Whether the rules in it are sound is for the checks. */
export function takeStep(
  draft: Draft,
  step: Step,
  { staffId, needs }: { staffId: string; needs: Needs },
): Outcome<{ draft: Draft }> {
  const becomes = (change: Partial<Draft>): Outcome<{ draft: Draft }> => ({ ok: true, draft: { ...draft, ...change } });
  switch (step.step) {
    case 'submit': {
      if (draft.state !== 'draft') return takesNoStep('It is not being written any more.');
      if (needs.changes === 0) return refused('bad-payload', 'Nothing is changed yet. Change a row first.');
      const note = step.equalityNote === '' ? null : step.equalityNote;
      if (needs.needsEqualityNote && note === null) {
        const what = 'Say who could be worse off when more people are led online, and what protects them.';
        return refused('bad-payload', what, { where: 'equalityNote' });
      }
      return becomes({ state: 'in-review', equalityNote: note, approvedBy: [], faults: [] });
    }
    case 'approve': {
      if (draft.state !== 'in-review') return takesNoStep('It is not in review.');
      if (isOwn(draft, staffId))
        return refused('not-allowed', 'You changed something in it. Ask a colleague to approve it.');
      if (draft.approvedBy.includes(staffId))
        return refused('not-allowed', 'You approved it already. Another colleague must agree too.');
      const approvedBy = [...draft.approvedBy, staffId];
      return becomes({ approvedBy, state: approvedBy.length >= needs.approvals ? 'approved' : 'in-review' });
    }
    case 'reopen':
      if (!OPEN.includes(draft.state) || draft.state === 'draft') return takesNoStep('It cannot be opened again.');
      return becomes({ state: 'draft', approvedBy: [], publishAt: null, publishedBy: null, reason: null });
    case 'withdraw':
      if (!OPEN.includes(draft.state)) return takesNoStep('It is closed already.');
      return becomes({ state: 'withdrawn', publishAt: null });
    case 'publish':
      if (draft.state !== 'approved' || draft.approvedBy.length < needs.approvals)
        return takesNoStep('It is not approved.');
      return becomes({ state: 'scheduled', reason: step.reason, publishAt: step.at, publishedBy: staffId, faults: [] });
  }
}
