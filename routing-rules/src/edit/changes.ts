/** What one version of the rules changes of another: in words, with who must agree to it and whether it moves people online. */
import type { CompiledRow, RuleSet } from '../compile.ts';
import { sentenceOfRow } from '../explain.ts';
import { groupOf, groupsThatName } from './locks.ts';

export interface RuleChange {
  /** The file, such as `tables/k-route.json`. */
  file: string;
  /** The row, wording, number, setting or signal. */
  id: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  before: string | null;
  after: string | null;
  /** The groups of the policy that it touches. */
  groups: string[];
  /** Whether it is a row that leads people to a form on the web. */
  steers: boolean;
}

export interface RuleChanges {
  changes: RuleChange[];
  /** How many people other than the author must agree. */
  approvals: number;
  /** Whether somebody must say who could be worse off. */
  needsEqualityNote: boolean;
}

interface Entry {
  file: string;
  id: string;
  /** Equal when nothing changed. */
  same: string;
  words: string;
  groups: string[];
  steers: boolean;
}

const leadsOnline = ({ outputs }: CompiledRow): boolean =>
  outputs.route === 'self-service' || outputs.offers.some(({ offer }) => offer.kind === 'link');

function entriesOf(ruleSet: RuleSet): Map<string, Entry> {
  const { files } = ruleSet;
  const entries: Entry[] = ruleSet.rows.map((row) => {
    const group = groupOf(files.tables[row.table]);
    return {
      file: `tables/${row.table}.json`,
      id: row.row.id,
      same: JSON.stringify(row.row),
      words: `${sentenceOfRow(ruleSet, row)} ${row.row.why}`,
      groups: group === null ? [] : [group],
      steers: leadsOnline(row),
    };
  });
  const add = (file: string, id: string, words: string, groups: string[]): void =>
    void entries.push({ file, id, same: words, words, groups, steers: false });
  for (const [language, words] of Object.entries(files.wording))
    for (const [id, text] of Object.entries(words))
      add(`wording/${language}.json`, id, text, groupsThatName(files, 'wording', id));
  for (const { id, number } of files.phones.phones) add('phones.json', id, number, groupsThatName(files, 'number', id));
  for (const { id, value, unit } of files.settings.settings)
    add('settings.json', id, `${value} ${unit}`, groupsThatName(files, 'setting', id));
  // Words that raise a signal lead to danger and safeguarding.
  for (const { signal, phrases } of files.keywords.signals)
    add('lists/safety-keywords.json', signal, phrases.join(', '), ['B', 'C']);
  for (const { cases, table } of Object.values(files.cases)) {
    const group = groupOf(files.tables[table]);
    for (const one of cases)
      entries.push({
        file: `cases/${table}.json`,
        id: one.id,
        same: JSON.stringify(one),
        words: `${one.title}: ${JSON.stringify(one.expect)}`,
        groups: group === null ? [] : [group],
        steers: false,
      });
  }
  for (const name of ['policy', 'vocabulary', 'services', 'guards', 'hours', 'places'] as const) {
    const words = JSON.stringify(files[name]);
    // These hold for every group, so whoever changes them needs as many approvals as any group does.
    const groups = files.policy.groups.map(({ id }) => id);
    entries.push({ file: `${name}.json`, id: name, same: words, words: '', groups, steers: name === 'services' });
  }
  return new Map(entries.map((entry) => [`${entry.file} ${entry.id}`, entry]));
}

/** Rows of a table between the first and the last that stand elsewhere than before. */
function movedRows(before: RuleSet, after: RuleSet): Set<string> {
  const moved = new Set<string>();
  for (const name of Object.keys(after.files.tables)) {
    const idsOf = ({ files }: RuleSet): string[] => files.tables[name]?.rows.map(({ id }) => id) ?? [];
    const [old, now] = [new Set(idsOf(before)), new Set(idsOf(after))];
    const was = [...old].filter((id) => now.has(id));
    const is = [...now].filter((id) => old.has(id));
    const first = is.findIndex((id, at) => id !== was[at]);
    const last = is.findLastIndex((id, at) => id !== was[at]);
    if (first !== -1) for (const id of is.slice(first, last + 1)) moved.add(`tables/${name}.json ${id}`);
  }
  return moved;
}

export function changesBetween(before: RuleSet, after: RuleSet): RuleChanges {
  const [old, now, moved] = [entriesOf(before), entriesOf(after), movedRows(before, after)];
  const changes = [...new Set([...old.keys(), ...now.keys()])].flatMap((key): RuleChange[] => {
    const [was, is] = [old.get(key), now.get(key)];
    const differs = was?.same !== is?.same;
    const either = is ?? was;
    if (either === undefined || (!differs && !moved.has(key))) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : differs ? 'changed' : 'moved';
    const groups = [...new Set([...(was?.groups ?? []), ...(is?.groups ?? [])])];
    const steers = was?.steers === true || is?.steers === true;
    const { file, id } = either;
    return [{ file, id, kind, before: was?.words ?? null, after: is?.words ?? null, groups, steers }];
  });
  const touched = new Set(changes.flatMap(({ groups }) => groups));
  // The groups as they were: a draft cannot ask for fewer approvals for itself.
  const needed = before.files.policy.groups.filter(({ id }) => touched.has(id)).map(({ approvals }) => approvals);
  return { changes, approvals: Math.max(1, ...needed), needsEqualityNote: changes.some(({ steers }) => steers) };
}
