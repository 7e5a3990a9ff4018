import type { Finding, RuleFiles } from '../rule-files.ts';
import type { RowFile } from '../table-format.ts';

interface Place {
  table: string;
  group: string | null;
  row: RowFile;
}

function placesOf(files: RuleFiles): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [name, table] of Object.entries(files.tables)) {
    for (const row of table.rows)
      places.set(row.id, { table: name, group: 'group' in table ? table.group : null, row });
  }
  return places;
}

const lockedGroups = (files: RuleFiles): Set<string> =>
  new Set(files.policy.groups.filter((group) => group.locked).map((group) => group.id));

/** The conditions of a row in one order: which of them was written first says nothing. */
const conditionsOf = ({ when }: RowFile): string =>
  JSON.stringify(Object.entries(when).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** An id means another rule when it stands in another table, for another clause, or says nothing that it said before. */
function isReused(before: Place, after: Place): boolean {
  if (before.table !== after.table || before.row.clause !== after.row.clause) return true;
  const [was, is] = [before.row, after.row];
  const isSameOutcome = JSON.stringify(was.then) === JSON.stringify(is.then);
  return conditionsOf(was) !== conditionsOf(is) && !isSameOutcome && was.why !== is.why;
}

function checkIds(before: RuleFiles, after: RuleFiles): Finding[] {
  const locked = lockedGroups(before);
  const now = placesOf(after);
  return [...placesOf(before)].flatMap(([id, place]): Finding[] => {
    const at = { file: `tables/${place.table}.json`, row: id };
    const kept = now.get(id);
    if (kept === undefined) {
      const message =
        place.group !== null && locked.has(place.group)
          ? `Group ${place.group} is locked: its rows are reworded, never removed. Put the row back.`
          : 'The row is gone. Its id stays in stored reasons, so it must never be given to another row.';
      return [{ kind: 'removed', ...at, message }];
    }
    if (!isReused(place, kept)) return [];
    const message = `The id means another rule than before (${place.row.clause}: ${place.row.why}). Give the new rule a new id.`;
    return [{ kind: 'reused-id', file: `tables/${kept.table}.json`, row: id, message }];
  });
}

/** Locked groups stay locked, with as many approvals, and their tables keep running. */
function checkLocks(before: RuleFiles, after: RuleFiles): Finding[] {
  const file = 'policy.json';
  const groups = before.policy.groups.flatMap((group): Finding[] => {
    const now = after.policy.groups.find((one) => one.id === group.id);
    if (!group.locked || (now?.locked === true && now.approvals >= group.approvals)) return [];
    const message = `Group ${group.id} is locked and needs ${group.approvals} to approve. That cannot be made less.`;
    return [{ kind: 'unlocked', file, row: group.id, message }];
  });
  const locked = lockedGroups(before);
  const tables = before.policy.tables.flatMap((name): Finding[] => {
    const table = before.tables[name];
    const isLocked = table !== undefined && 'group' in table && locked.has(table.group);
    if (!isLocked || after.policy.tables.includes(name)) return [];
    return [{ kind: 'unlocked', file, row: name, message: 'A table of a locked group cannot be switched off.' }];
  });
  return [...groups, ...tables];
}

/** Words that raise a signal are added, never taken away, and never made less severe by their order. */
function checkKeywords(before: RuleFiles, after: RuleFiles): Finding[] {
  const file = 'lists/safety-keywords.json';
  const findings = before.keywords.signals.flatMap((entry) => {
    const now = after.keywords.signals.find((one) => one.signal === entry.signal);
    const lost = [
      ...entry.phrases.filter((phrase) => now?.phrases.includes(phrase) !== true),
      ...entry.intents.filter((intent) => now?.intents.includes(intent) !== true),
      ...entry.lgsl.filter((code) => now?.lgsl.includes(code) !== true).map(String),
    ];
    return lost.map((word): Finding => {
      const message = `"${word}" no longer raises this signal. Safety words are added, never removed.`;
      return { kind: 'removed', file, row: entry.signal, message };
    });
  });
  const kept = new Set(before.keywords.signals.map((entry) => entry.signal));
  const order = after.keywords.signals.map((entry) => entry.signal).filter((signal) => kept.has(signal));
  const moved = before.keywords.signals.map((entry) => entry.signal).filter((signal) => order.includes(signal));
  if (moved.join() !== order.join()) {
    findings.push({ kind: 'unlocked', file, message: 'The order says which signal is more severe. It cannot change.' });
  }
  return findings;
}

function checkPromises(before: RuleFiles, after: RuleFiles): Finding[] {
  const now = new Set(after.guards.guards.map((guard) => guard.id));
  return before.guards.guards
    .filter((guard) => !now.has(guard.id))
    .map(({ id, because }) => ({
      kind: 'removed',
      file: 'guards.json',
      row: id,
      message: `A promise is gone: ${because} Put it back.`,
    }));
}

/**
 * What a new version takes away from the one before that it must not: rows of locked groups, promises, safety words,
 * locks; and ids that are gone or mean another rule, because stored reasons name them. Reads no tables, only compares.
 */
export function checkAgainst(before: RuleFiles, after: RuleFiles): Finding[] {
  return [
    ...checkIds(before, after),
    ...checkLocks(before, after),
    ...checkKeywords(before, after),
    ...checkPromises(before, after),
  ];
}
