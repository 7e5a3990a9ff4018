/** The inclusion guard before a draft is published: it is judged by the contacts of the last weeks, unless people let it pass. */
import type { GuardRow } from '@hub/contract';
import type { Database } from '../../platform/database/client.ts';
import { comparePast } from '../compare-past.ts';
import type { RuleTexts } from '../rule-texts.ts';
import { groupWords } from './group-words.ts';
import { judge, uncovered } from './judge.ts';
import { coveredBy, overridesOf } from './override.store.ts';
import { TOLERANCE } from './tolerance.ts';

const WEEK_MS = 7 * 86_400_000;

/** What stands in the way of rules, a line each that says who would come off worse, by how much, and by which rows. */
export type Guard = (draft: { base: RuleTexts; texts: RuleTexts; content: string }) => Promise<string[]>;

export function createGuard(ports: { db: Database; databaseUrl: string; clock: () => Date }): Guard {
  const { db, databaseUrl, clock } = ports;
  return async ({ base, texts, content }) => {
    const from = new Date(clock().getTime() - TOLERANCE.weeks * WEEK_MS);
    const rules = { rulesBefore: base, rulesAfter: texts };
    const { pairs } = await comparePast({ databaseUrl, ...rules, from, before: null });
    const calls = groupWords(texts);
    const covered = coveredBy(await overridesOf(db, content));
    return uncovered(judge(pairs, TOLERANCE), covered).map((row) => lineOf(row, calls));
  };
}

const WHAT = {
  person: 'reach a person at once',
  digital: 'are led to the website or the assistant',
  channel: 'meet a person on the channel they use',
} as const;

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** A finding in words. `calls` says how a group is called. */
export function lineOf(
  { group, guarded, n, before, after, othersBefore, othersAfter, rules }: GuardRow,
  calls: (group: string) => string,
): string {
  const others =
    othersBefore === null || othersAfter === null
      ? ''
      : ` For others it is from ${percent(othersBefore)} to ${percent(othersAfter)}.`;
  const where = rules.length === 0 ? '' : ` By ${rules.join(', ')}.`;
  return (
    `Inclusion guard · ${calls(group)} · From ${percent(before)} to ${percent(after)} of ${n} contacts ${WHAT[guarded]}.${others}${where}` +
    ' Change these rows, or have a supervisor who did not write the draft let it pass with a reason.'
  );
}
