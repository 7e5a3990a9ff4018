/**
 * What of a whole set of rules that somebody brings is beyond what a page lets people change: everything of locked groups but
 * wording, numbers, explanations and more words of danger, and the files that hold for all groups.
 */
import type { Finding, RuleFiles } from '../rule-files.ts';
import type { RowFile, TableFile } from '../table-format.ts';
import { groupOf, groupsThatName, lockOf, lockOfSetting } from './locks.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const unlocked = (file: string, message: string, at: Pick<Finding, 'row' | 'cell'> = {}): Finding => ({
  ...{ kind: 'unlocked', file },
  ...at,
  message,
});

/** Files that hold for every group alike, which no page changes. */
const WHOLE = ['policy', 'vocabulary', 'services', 'guards', 'hours', 'places'] as const;

const wholeFiles = (now: RuleFiles, given: RuleFiles): Finding[] =>
  WHOLE.filter((name) => !same(now[name], given[name])).map((name) =>
    unlocked(`${name}.json`, 'A draft cannot change this file. Put it back as it was.'),
  );

/** The places in which a row says something else than before, but for its explanation. */
function changedCells(now: RowFile, given: RowFile): string[] {
  const facts = [...new Set([...Object.keys(now.when), ...Object.keys(given.when)])];
  return [
    ...facts.filter((fact) => !same(now.when[fact], given.when[fact])),
    ...(['then', 'clause', 'source', 'equality'] as const).filter((part) => !same(now[part], given[part])),
  ];
}

function lockedTable(name: string, lock: string, now: TableFile, given: TableFile): Finding[] {
  const file = `tables/${name}.json`;
  const idsOf = ({ rows }: TableFile): string[] => rows.map(({ id }) => id);
  if (!same(idsOf(now), idsOf(given)))
    return [unlocked(file, `Group ${lock} is locked: its rows stay, in their order, and none is added.`)];
  const { rows: _rows, ...head } = now;
  const { rows: _given, ...headGiven } = given;
  const message = `Group ${lock} is locked: of a row, only its explanation may be changed. Put this back as it was.`;
  return [
    ...(same(head, headGiven) ? [] : [unlocked(file, `Group ${lock} is locked: only explanations may be changed.`)]),
    ...now.rows.flatMap((row, at) => {
      const other = given.rows[at];
      const cells = other === undefined ? [] : changedCells(row, other);
      return cells.map((cell) => unlocked(file, message, { row: row.id, cell }));
    }),
  ];
}

function tables(now: RuleFiles, given: RuleFiles): Finding[] {
  return Object.entries(now.tables).flatMap(([name, table]) => {
    const other = given.tables[name];
    if (other === undefined) return [unlocked(`tables/${name}.json`, 'The table is missing. Put it back.')];
    const lock = lockOf(now, name);
    if (lock !== null) return lockedTable(name, lock, table, other);
    const stays = table.role === other.role && groupOf(table) === groupOf(other);
    return stays ? [] : [unlocked(`tables/${name}.json`, 'A table keeps its group and what it is for.')];
  });
}

/** Examples of locked groups stay as they are; more may be added. */
function examples(now: RuleFiles, given: RuleFiles): Finding[] {
  return Object.entries(now.cases).flatMap(([name, { cases }]) => {
    const lock = lockOf(now, name);
    if (lock === null) return [];
    const message = `Group ${lock} is locked: its examples stay as they are. Put this one back.`;
    return cases
      .filter(
        (one) =>
          !same(
            one,
            given.cases[name]?.cases.find(({ id }) => id === one.id),
          ),
      )
      .map(({ id }) => unlocked(`cases/${name}.json`, message, { row: id }));
  });
}

function figures(now: RuleFiles, given: RuleFiles): Finding[] {
  const locked = new Set(now.policy.groups.filter((group) => group.locked).map(({ id }) => id));
  const isUsed = (key: 'number' | 'wording', id: string): boolean =>
    groupsThatName(now, key, id).some((group) => locked.has(group));
  const settings = now.settings.settings.flatMap((one) => {
    const [lock, other] = [lockOfSetting(now, one.id), given.settings.settings.find(({ id }) => id === one.id)];
    if (lock === null || same(one, other)) return [];
    return [
      unlocked('settings.json', `Rows of group ${lock} look at this figure, and that group is locked.`, {
        row: one.id,
      }),
    ];
  });
  const phones = now.phones.phones.flatMap((one) => {
    const other = given.phones.phones.find(({ id }) => id === one.id);
    if (!isUsed('number', one.id) || same({ ...one, number: '' }, other && { ...other, number: '' })) return [];
    const message = 'A locked group gives this number: only the number itself may be changed.';
    return [unlocked('phones.json', message, { row: one.id })];
  });
  const wordings = Object.entries(now.wording).flatMap(([language, words]) =>
    Object.keys(words)
      .filter((id) => given.wording[language]?.[id] === undefined && isUsed('wording', id))
      .map((id) =>
        unlocked(`wording/${language}.json`, 'A locked group says this: it may be reworded, not taken away.', {
          row: id,
        }),
      ),
  );
  return [...settings, ...phones, ...wordings];
}

function keywords(now: RuleFiles, given: RuleFiles): Finding[] {
  const file = 'lists/safety-keywords.json';
  const namesOf = ({ keywords: { signals } }: RuleFiles): string[] => signals.map(({ signal }) => signal);
  if (!same(namesOf(now), namesOf(given))) return [unlocked(file, 'The signals and their order stay as they are.')];
  return now.keywords.signals.flatMap((entry, at) => {
    const other = given.keywords.signals[at];
    const { phrases, ...rest } = entry;
    const { phrases: more = [], ...others } = other ?? {};
    const kept = same(rest, others) && phrases.every((phrase) => more.includes(phrase));
    return kept ? [] : [unlocked(file, 'Words of danger are added, never removed.', { row: entry.signal })];
  });
}

/** Each with its table, row and cell; none where a page would have let people change all of it. */
export function beyondLocks(now: RuleFiles, given: RuleFiles): Finding[] {
  return [
    ...wholeFiles(now, given),
    ...tables(now, given),
    ...examples(now, given),
    ...figures(now, given),
    ...keywords(now, given),
  ];
}
