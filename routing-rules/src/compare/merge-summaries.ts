import type { ChangedShare, ComparisonSummary } from './compare-rule-sets.ts';
import { MOST_EXAMPLES } from './most-examples.ts';

/** Adds up what has the same name; `add` says how, and the first of a name stays where it stood. */
function together<T>(lists: readonly (readonly T[])[], nameOf: (one: T) => string, add: (a: T, b: T) => T): T[] {
  const sums = new Map<string, T>();
  for (const one of lists.flat()) {
    const known = sums.get(nameOf(one));
    sums.set(nameOf(one), known === undefined ? one : add(known, one));
  }
  return [...sums.values()];
}

const shares = (lists: readonly (readonly ChangedShare[])[]): ChangedShare[] =>
  together(
    lists,
    ({ name }) => name,
    (a, b) => ({ name: a.name, total: a.total + b.total, changed: a.changed + b.changed }),
  ).sort((a, b) => b.changed - a.changed || b.total - a.total);

const byCount = (a: { count: number }, b: { count: number }): number => b.count - a.count;

/** One summary of contacts that were compared in several parts, as if they had been compared in one. */
export function mergeSummaries(parts: readonly ComparisonSummary[]): ComparisonSummary {
  const sum = (pick: (part: ComparisonSummary) => number): number => parts.reduce((all, part) => all + pick(part), 0);
  return {
    total: sum(({ total }) => total),
    changed: sum(({ changed }) => changed),
    flows: together(
      parts.map(({ flows }) => flows),
      ({ from, to }) => `${from} ${to}`,
      (a, b) => ({ ...a, count: a.count + b.count }),
    ).sort(byCount),
    byService: shares(parts.map(({ byService }) => byService)),
    byChannel: shares(parts.map(({ byChannel }) => byChannel)),
    byNeed: shares(parts.map(({ byNeed }) => byNeed)),
    byHour: shares(parts.map(({ byHour }) => byHour)),
    rows: together(
      parts.map(({ rows }) => rows),
      ({ rule }) => rule,
      (a, b) => ({ ...a, count: a.count + b.count }),
    ).sort(byCount),
    examples: parts.flatMap(({ examples }) => examples).slice(0, MOST_EXAMPLES),
  };
}
