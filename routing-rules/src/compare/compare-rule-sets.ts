import type { CompiledRow, RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import type { Because, Decision, Route } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { OTHER, UNKNOWN } from '../vocabulary.ts';
import { fireBoth } from './fire-both.ts';
import { londonHour } from './london-hour.ts';
import { MOST_EXAMPLES } from './most-examples.ts';
import { sameDecision } from './same-decision.ts';
import { Tally } from './tally.ts';
import { whatFollows, type Follows } from './what-follows.ts';

/** A contact of the past. Service, channel and needs are read from the facts unless they are given beside them. */
export interface PastContact {
  facts: Facts;
  service?: string;
  channel?: string;
  needs?: readonly string[];
}

/** How many contacts of one kind there were, and how many of them are decided otherwise. */
export interface ChangedShare {
  name: string;
  total: number;
  changed: number;
}

/** One side of an example: what was decided, and each rule that took part with its reason. */
export interface DecidedSide {
  route: Route;
  queue: string;
  priority: number;
  because: (Because & { why: string })[];
}

/** A contact that is decided otherwise. Its words are left out; no rule reads them but for the safety signal. */
export interface ChangedExample {
  facts: Omit<Facts, 'text'>;
  before: DecidedSide;
  after: DecidedSide;
}

/** What a new version of the rules would have changed for contacts of the past. All lists begin with the most frequent. */
export interface ComparisonSummary {
  total: number;
  /** Contacts of which anything but the reasons differs. */
  changed: number;
  /** Contacts that go another way; those that keep their route and differ in something else are not among them. */
  flows: { from: Route; to: Route; count: number }[];
  byService: ChangedShare[];
  byChannel: ChangedShare[];
  /** A contact with two needs counts for both; one with none counts as "none". */
  byNeed: ChangedShare[];
  /** By the hour of the day in London, "00" to "23". */
  byHour: ChangedShare[];
  /** Rules that took part in changed contacts on one side alone, or on both with another output. */
  rows: { rule: string; count: number }[];
  examples: ChangedExample[];
}

/** A comparison that is fed one contact at a time, for contacts that come as a stream. */
export interface Comparison {
  /** What follows for this contact from either version. */
  add: (contact: PastContact) => { was: Follows; is: Follows };
  summary: () => ComparisonSummary;
}

type RowsById = ReadonlyMap<string, CompiledRow>;

const rowsById = (ruleSet: RuleSet): RowsById => new Map(ruleSet.rows.map((row) => [row.row.id, row]));

/** Words of one fact that are counted by name; all others count together, so that the summary stays small. */
const listedIn = (ruleSets: readonly RuleSet[], path: string): ReadonlySet<string> =>
  new Set(ruleSets.flatMap(({ columns }) => columns.find((column) => column.path === path)?.values ?? []));

const sideOf = ({ route, queue, priority, because }: Decision, rows: RowsById): DecidedSide => ({
  route,
  queue,
  priority,
  because: because.map((one) => ({ ...one, why: rows.get(one.rule)?.row.why ?? '' })),
});

/** Ids of the rows with another output in the two versions. */
function rewritten(before: RowsById, after: RowsById): ReadonlySet<string> {
  const then = (row: CompiledRow | undefined): string => JSON.stringify(row?.row.then);
  return new Set([...after.keys()].filter((id) => before.has(id) && then(before.get(id)) !== then(after.get(id))));
}

function responsible(was: Decision, is: Decision, changedOutputs: ReadonlySet<string>): string[] {
  const [old, now] = [was, is].map(({ because }) => new Set(because.map(({ rule }) => rule)));
  const either = new Set([...(old ?? []), ...(now ?? [])]);
  return [...either].filter((rule) => old?.has(rule) !== now?.has(rule) || changedOutputs.has(rule));
}

function shares(total: Tally, changed: Tally): ChangedShare[] {
  return total
    .ranked()
    .map(({ name, count }) => ({ name, total: count, changed: changed.of(name) }))
    .sort((a, b) => b.changed - a.changed);
}

/** Begins a comparison of two rule sets. Its memory depends on the rule sets alone, not on how many contacts are added. */
export function startComparison(before: RuleSet, after: RuleSet): Comparison {
  const [oldRows, newRows] = [rowsById(before), rowsById(after)];
  const changedOutputs = rewritten(oldRows, newRows);
  const fire = fireBoth(before, after);
  const known = {
    service: listedIn([before, after], 'service.id'),
    channel: listedIn([before, after], 'channel'),
    need: listedIn([before, after], 'resident.needs'),
  };
  const listed = (words: ReadonlySet<string>, word: string | undefined): string =>
    word === undefined ? UNKNOWN : words.has(word) ? word : OTHER;
  const totals = { service: new Tally(), channel: new Tally(), need: new Tally(), hour: new Tally() };
  const changes = { service: new Tally(), channel: new Tally(), need: new Tally(), hour: new Tally() };
  const [flows, rows] = [new Tally(), new Tally()];
  const examples: ChangedExample[] = [];
  let [total, changed] = [0, 0];

  function count(tallies: typeof totals, { facts, service, channel, needs }: PastContact): void {
    tallies.service.add(listed(known.service, service ?? facts.service?.id ?? facts.intent?.id));
    tallies.channel.add(listed(known.channel, channel ?? facts.channel));
    const own = new Set((needs ?? facts.resident?.needs ?? []).map((need) => listed(known.need, need)));
    for (const need of own.size === 0 ? ['none'] : own) tallies.need.add(need);
    tallies.hour.add(facts.at === undefined ? UNKNOWN : londonHour(facts.at));
  }

  /** Both decisions as they would be made, where the quick look did not show them to be the same. */
  function compareWhole(contact: PastContact): void {
    const was = decide(before, contact.facts);
    const is = decide(after, contact.facts);
    if (sameDecision(was, is)) return;
    changed += 1;
    count(changes, contact);
    if (was.route !== is.route) flows.add(`${was.route} ${is.route}`);
    for (const rule of responsible(was, is, changedOutputs)) rows.add(rule);
    if (examples.length >= MOST_EXAMPLES) return;
    const { text: _text, ...facts } = contact.facts;
    examples.push({ facts, before: sideOf(was, oldRows), after: sideOf(is, newRows) });
  }

  return {
    add: (contact) => {
      total += 1;
      count(totals, contact);
      const { was, is, same } = fire(contact.facts);
      const channel = contact.channel ?? contact.facts.channel;
      const followed = whatFollows(was, channel);
      if (same) return { was: followed, is: followed };
      compareWhole(contact);
      return { was: followed, is: whatFollows(is, channel) };
    },
    summary: () => ({
      total,
      changed,
      flows: flows.ranked().map(({ name, count: times }) => {
        const [from, to] = name.split(' ') as [Route, Route];
        return { from, to, count: times };
      }),
      byService: shares(totals.service, changes.service),
      byChannel: shares(totals.channel, changes.channel),
      byNeed: shares(totals.need, changes.need),
      byHour: shares(totals.hour, changes.hour),
      rows: rows.ranked().map(({ name, count: times }) => ({ rule: name, count: times })),
      examples: [...examples],
    }),
  };
}

/**
 * Decides contacts of the past by two rule sets and sums up what differs. Pure: no clock, no I/O; contacts are read once
 * and not kept. It cannot know how queues or residents would have behaved otherwise.
 */
export function compareRuleSets(before: RuleSet, after: RuleSet, contacts: Iterable<PastContact>): ComparisonSummary {
  const comparison = startComparison(before, after);
  for (const contact of contacts) comparison.add(contact);
  return comparison.summary();
}
