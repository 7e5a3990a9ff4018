import type { CompiledRow, RuleSet } from '../compile.ts';
import { sentenceOfRow } from '../explain.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { TableFile } from '../table-format.ts';
import { CLAUSES, type Traceability } from './traceability.ts';

const SOURCES = { D: 'read in public documentation', K: 'professional knowledge, not checked against a source' };

/** Marks that Markdown would take for its own. */
const plain = (text: string): string => text.replaceAll(/[\\`*_<>[\]]/g, (mark) => `\\${mark}`);

/** Titles of the cases that show each row, by the id of the row. */
function casesByRow(files: RuleFiles): Map<string, string[]> {
  const byRow = new Map<string, string[]>();
  for (const { cases } of Object.values(files.cases)) {
    for (const { title, fires } of cases) {
      for (const id of fires) byRow.set(id, [...(byRow.get(id) ?? []), title]);
    }
  }
  return byRow;
}

function rowLines(ruleSet: RuleSet, compiled: CompiledRow, cases: readonly string[]): string[] {
  const { row } = compiled;
  const source = row.source === undefined ? '' : ` Source: ${SOURCES[row.source]}.`;
  return [
    `- **${row.id}** (${row.clause}) ${plain(sentenceOfRow(ruleSet, compiled))}`,
    `  - Why: ${plain(row.why)}${source}`,
    ...(row.equality === undefined ? [] : [`  - Equality: ${plain(row.equality)}`]),
    ...(cases.length === 0 ? [] : [`  - Cases: ${cases.map(plain).join('; ')}.`]),
  ];
}

function tableLines(ruleSet: RuleSet, table: TableFile, byRow: ReadonlyMap<string, string[]>): string[] {
  const rows = ruleSet.rows.filter((row) => row.table === table.id);
  const how = table.hit === 'first' ? 'The first row that matches counts.' : 'Every row that matches counts.';
  return [
    `### ${plain(table.title)}`,
    '',
    `${plain(table.purpose)} ${how}`,
    '',
    ...rows.flatMap((row) => rowLines(ruleSet, row, byRow.get(row.row.id) ?? [])),
    '',
  ];
}

/** Tables in the order in which they run, by group; those that run once the route is known come last. */
function groupLines(ruleSet: RuleSet): string[] {
  const { policy, tables } = ruleSet.files;
  const byRow = casesByRow(ruleSet.files);
  const running = policy.tables.flatMap((name) => tables[name] ?? []);
  const groups = policy.groups.flatMap(({ id, title, locked, approvals }) => {
    const own = running.filter((table) => 'group' in table && table.group === id);
    const lock = locked ? 'Locked: reworded, never switched off. ' : '';
    const who = approvals === 1 ? 'One other person approves a change.' : `${approvals} people approve a change.`;
    return [
      `## ${id}. ${plain(title)}`,
      '',
      `${lock}${who}`,
      '',
      ...own.flatMap((table) => tableLines(ruleSet, table, byRow)),
    ];
  });
  const last = running.filter((table) => !('group' in table));
  return [...groups, '## When the route is known', '', ...last.flatMap((table) => tableLines(ruleSet, table, byRow))];
}

function promiseLines({ guards }: RuleFiles): string[] {
  return [
    '## Promises',
    '',
    plain(guards.purpose),
    '',
    ...guards.guards.map(({ id, clause, because }) => `- **${id}** (${clause}) ${plain(because)}`),
    '',
  ];
}

function settingLines({ settings }: RuleFiles): string[] {
  return [
    '## Figures',
    '',
    ...settings.settings.map(
      ({ id, label, value, unit, source }) =>
        `- ${plain(label)}: ${value} ${plain(unit)} (\`${id}\`). ${plain(source)}`,
    ),
    '',
  ];
}

const paths = (label: string, list: readonly string[]): string[] =>
  list.length === 0 ? [] : [`${label} ${list.map((path) => `\`${path}\``).join(', ')}`];

function clauseLines(ruleSet: RuleSet, { clauses }: Traceability): string[] {
  const named = new Map(clauses.map((clause) => [clause.id, clause]));
  const { guards } = ruleSet.files.guards;
  return [
    '## Where each clause is kept',
    '',
    ...CLAUSES.map((id) => {
      const rows = ruleSet.rows.flatMap(({ row }) => (row.clause === id ? [row.id] : []));
      const promises = guards.flatMap((guard) => (guard.clause === id ? [guard.id] : []));
      const parts = [
        ...(rows.length === 0 ? [] : [`rows ${rows.join(', ')}`]),
        ...(promises.length === 0 ? [] : [`promises ${promises.join(', ')}`]),
        ...paths('code', named.get(id)?.code ?? []),
        ...paths('tests', named.get(id)?.tests ?? []),
      ];
      return `- **${id}**: ${parts.length === 0 ? 'not kept' : parts.join('; ')}`;
    }),
    '',
  ];
}

/** The whole policy as supervisors read it: rows as sentences with their cases, promises, figures, and every clause's place. */
export function policyPage(ruleSet: RuleSet, traceability: Traceability): string {
  const { files } = ruleSet;
  return [
    '# The contact policy as it runs',
    '',
    `Version ${files.policy.label}. Written by a program from the rules themselves; change the rules, not this page.`,
    '',
    ...groupLines(ruleSet),
    ...promiseLines(files),
    ...settingLines(files),
    ...clauseLines(ruleSet, traceability),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
}
