/** What follows for the same contacts from two versions of the rules, counted in pairs by group. Pure; parts can be added up. */
import type { Facts, Follows } from '@hub/routing-rules';

/** What is held against each other: whether a contact reaches a person, is led to the website or the assistant, meets a person where it is. */
export const GUARDED = ['person', 'digital', 'channel'] as const;
export type Guarded = (typeof GUARDED)[number];

/** The same contacts under both versions. `lost`: it was so and would not be; `gained`: it was not and would be. */
export interface Pairs {
  both: number;
  lost: number;
  gained: number;
  neither: number;
  /** The rows that would decide the contacts for which it changes to the worse. */
  rules: Record<string, number>;
}
export type GroupPairs = Record<Guarded, Pairs>;
export type PairsByGroup = Record<string, GroupPairs>;

/** Everybody of whom it is known that they can go online and need nothing: who the groups are compared with. */
export const OTHERS = 'others';
export const ANY_NEED = 'any-need';
export const NO_ACCESS = 'no-access';
export const LOW_SKILLS = 'low-skills';
export const ACCESS_UNKNOWN = 'access-unknown';

const TO_PERSON: ReadonlySet<string> = new Set(['agent', 'assisted-digital', 'emergency']);
const TO_DIGITAL: ReadonlySet<string> = new Set(['self-service', 'bot']);

const HOLDS: Readonly<Record<Guarded, (follows: Follows) => boolean>> = {
  person: ({ route }) => TO_PERSON.has(route),
  digital: ({ route }) => TO_DIGITAL.has(route),
  channel: ({ meetsPersonHere }) => meetsPersonHere,
};

/** To be led to a website is the worse for a group; of all else less is the worse. */
export const isWorse = (guarded: Guarded, change: 'lost' | 'gained'): boolean =>
  guarded === 'digital' ? change === 'gained' : change === 'lost';

/** The groups that a contact counts for: each need that it has, and what is known of access; or the others. */
export function groupsOf({ resident }: Facts, listedNeeds: ReadonlySet<string>): string[] {
  const needs = [...new Set((resident?.needs ?? []).filter((need) => listedNeeds.has(need)))];
  const hasNeed = (resident?.needs ?? []).length > 0;
  const access = resident?.digitalAccess ?? 'unknown';
  const groups = [
    ...(hasNeed ? [ANY_NEED, ...needs] : []),
    ...(access === 'none' ? [NO_ACCESS] : []),
    ...(resident?.digitalSkills === 'low' ? [LOW_SKILLS] : []),
  ];
  if (groups.length > 0) return groups;
  return [access === 'unknown' ? ACCESS_UNKNOWN : OTHERS];
}

const noPairs = (): Pairs => ({ both: 0, lost: 0, gained: 0, neither: 0, rules: {} });
const noGroup = (): GroupPairs => ({ person: noPairs(), digital: noPairs(), channel: noPairs() });

export function addPair(sums: PairsByGroup, groups: readonly string[], was: Follows, is: Follows): void {
  for (const group of groups) {
    const of = (sums[group] ??= noGroup());
    for (const guarded of GUARDED) {
      const [before, after] = [HOLDS[guarded](was), HOLDS[guarded](is)];
      const pairs = of[guarded];
      if (before === after) pairs[before ? 'both' : 'neither'] += 1;
      else {
        const change = before ? 'lost' : 'gained';
        pairs[change] += 1;
        if (isWorse(guarded, change)) pairs.rules[is.rule] = (pairs.rules[is.rule] ?? 0) + 1;
      }
    }
  }
}

/** Pairs that were counted in several parts, as if they had been counted in one. */
export function addUpPairs(parts: readonly PairsByGroup[]): PairsByGroup {
  const sums: PairsByGroup = {};
  for (const part of parts)
    for (const [group, given] of Object.entries(part)) {
      const of = (sums[group] ??= noGroup());
      for (const guarded of GUARDED) {
        const { rules, ...counts } = given[guarded];
        for (const name of ['both', 'lost', 'gained', 'neither'] as const) of[guarded][name] += counts[name];
        for (const [rule, times] of Object.entries(rules))
          of[guarded].rules[rule] = (of[guarded].rules[rule] ?? 0) + times;
      }
    }
  return sums;
}
