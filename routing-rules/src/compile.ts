import type { Cell } from './read-cell.ts';
import { readCell } from './read-cell.ts';
import { indexKeywords } from './match-keywords.ts';
import { buildMatcher, wordsFor, type RowBits } from './match-rows.ts';
import { nearestChoice } from './nearest-choice.ts';
import { readFact, type Contact, type FactSources } from './normalise-facts.ts';
import { cutLine, type NumberLine } from './number-line.ts';
import { buildProbe, questionsOf, type Probe, type Questions } from './probe.ts';
import { outputsReader, type OutputsReader, type RowOutputs } from './row-outputs.ts';
import { NEEDED_SETTINGS, type Finding, type RuleFiles } from './rule-files.ts';
import type { FactValue } from './decision.ts';
import type { RowFile, TableFile, TableRole } from './table-format.ts';
import { buildColumns, vocabularyDrift, type Column, type FactPath } from './vocabulary.ts';

/** One row with its cells read. `position` counts from 1 within its table; `columns` lists the facts it looks at, in order. */
export interface CompiledRow {
  table: string;
  role: TableRole;
  position: number;
  row: RowFile;
  cells: ReadonlyMap<number, Cell>;
  columns: readonly Column[];
  /** The same facts, ready to be read into a reason. */
  reads: readonly { path: FactPath; read: (contact: Contact) => FactValue }[];
  outputs: RowOutputs;
}

/** A rule set ready to decide. Rows lie in one list: all route rows in group order, then obligations, queue and priority. */
export interface RuleSet {
  version: string;
  files: RuleFiles;
  columns: readonly Column[];
  lines: readonly (NumberLine | null)[];
  rows: readonly CompiledRow[];
  /** Where each part of the row list ends. */
  ends: Readonly<Record<TableRole, number>>;
  /** All rows, where matching starts from. */
  everyRow: RowBits;
  questions: Questions;
  /** Looks at the route, so it can only be asked once the route is known. */
  routeProbe: Probe | null;
  sources: FactSources;
  settings: ReadonlyMap<string, number>;
}

export type Compiled = { ok: true; ruleSet: RuleSet } | { ok: false; findings: Finding[] };

const ROLES: readonly TableRole[] = ['route', 'obligations', 'queue', 'priority'];
const LARGEST_SET = 30;
const ROUTE_PATH: FactPath = 'decision.route';

export const settingsOf = (files: RuleFiles): Map<string, number> =>
  new Map(files.settings.settings.map((setting) => [setting.id, setting.value]));

export const columnsOf = (files: RuleFiles): Column[] =>
  buildColumns(files.vocabulary, Object.fromEntries(files.services.map((service) => [service.id, service.name])));

/** The inputs a table may have: the route is an input only of the tables that run after it. */
const mayRead = (table: TableFile, path: string): boolean =>
  path !== ROUTE_PATH || table.role === 'queue' || table.role === 'priority';

/** Reads the cells of one `when`; used for rows and for guards. Findings name the file, row and cell. */
export function readWhen(
  when: Record<string, unknown>,
  columns: readonly Column[],
  settings: ReadonlyMap<string, number>,
  at: { file: string; row: string },
): { cells: Map<number, Cell>; findings: Finding[] } {
  const cells = new Map<number, Cell>();
  const findings: Finding[] = [];
  for (const [path, raw] of Object.entries(when)) {
    const column = columns.find((candidate) => candidate.path === path);
    if (column === undefined) {
      const near = nearestChoice(
        path,
        columns.map((candidate) => candidate.path),
      );
      const hint = near === null ? '' : ` Did you mean "${near}"?`;
      findings.push({ kind: 'bad-cell', ...at, cell: path, message: `"${path}" is not an input here.${hint}` });
      continue;
    }
    const read = readCell(column, raw, settings);
    if (read.ok) cells.set(column.index, read.cell);
    else {
      const { expected: message, written } = read;
      findings.push({ kind: 'bad-cell', ...at, cell: path, message, ...(written !== undefined && { written }) });
    }
  }
  return { cells, findings };
}

function rowWith(
  { table, role, position }: Pick<CompiledRow, 'table' | 'role' | 'position'>,
  row: RowFile,
  cells: ReadonlyMap<number, Cell>,
  inputs: readonly Column[],
  outputs: RowOutputs,
): CompiledRow {
  const columns = inputs.filter((column) => cells.has(column.index));
  const reads = columns.map(({ path }) => ({ path, read: readFact[path] }));
  return { table, role, position, row, cells, columns, reads, outputs };
}

/** Another row in the place of one, over the facts that it looked at; null when it cannot be read. For trying a change. */
export function compileRow(
  place: CompiledRow,
  row: RowFile,
  { settings }: Pick<RuleSet, 'settings'>,
  outputsOf: OutputsReader,
): CompiledRow | null {
  const { cells, findings } = readWhen(row.when, place.columns, settings, { file: place.table, row: row.id });
  return findings.length > 0 ? null : rowWith(place, row, cells, place.columns, outputsOf(row.then));
}

function compileTable(
  name: string,
  table: TableFile,
  columns: readonly Column[],
  settings: ReadonlyMap<string, number>,
  outputsOf: OutputsReader,
): { rows: CompiledRow[]; findings: Finding[] } {
  const file = `tables/${name}.json`;
  const findings: Finding[] = [];
  const inputs = columns.filter((column) => table.inputs.includes(column.path) && mayRead(table, column.path));
  for (const path of table.inputs) {
    if (inputs.some((column) => column.path === path)) continue;
    findings.push({ kind: 'bad-cell', file, cell: path, message: `"${path}" cannot be an input of this table.` });
  }
  const rows = table.rows.map((row, index) => {
    const read = readWhen(row.when, inputs, settings, { file, row: row.id });
    findings.push(...read.findings);
    const outputs = outputsOf(row.then);
    for (const id of outputs.missingSettings) {
      findings.push({ kind: 'bad-cell', file, row: row.id, cell: 'then', message: `"${id}" is not a setting.` });
    }
    const place = { table: table.id, role: table.role, position: index + 1 };
    return rowWith(place, row, read.cells, inputs, outputs);
  });
  return { rows, findings };
}

/** What would make the rule set as a whole unreadable, whatever its cells say. */
function wholeFindings(files: RuleFiles, columns: readonly Column[]): Finding[] {
  const findings: Finding[] = [];
  const add = (file: string, message: string, row?: string): void => {
    findings.push({ kind: 'bad-file', file, message, ...(row === undefined ? {} : { row }) });
  };
  for (const name of vocabularyDrift(files.vocabulary)) {
    add('vocabulary.json', `The choices of "${name}" differ from those the program knows.`);
  }
  for (const column of columns) {
    if (column.kind === 'set' && column.values.length > LARGEST_SET) {
      add('vocabulary.json', `"${column.path}" may have at most ${LARGEST_SET} members.`);
    }
  }
  const known = settingsOf(files);
  for (const id of NEEDED_SETTINGS) if (!known.has(id)) add('settings.json', `The setting "${id}" is missing.`);
  const names = Object.keys(files.tables);
  for (const name of files.policy.tables) {
    if (!names.includes(name)) add('policy.json', `There is no tables/${name}.json.`);
  }
  for (const name of names) {
    if (!files.policy.tables.includes(name)) add('policy.json', `tables/${name}.json is not in the order of tables.`);
    if (files.tables[name]?.id !== name) add(`tables/${name}.json`, 'The id differs from the name of the file.');
  }
  const groups = files.policy.tables.flatMap((name) => {
    const table = files.tables[name];
    return table?.role === 'route' ? [table.group] : [];
  });
  if (groups.join() !== [...groups].sort().join())
    add('policy.json', 'Route tables run in the order of groups A to L.');
  const seen = new Set<string>();
  for (const [name, table] of Object.entries(files.tables)) {
    for (const row of table.rows) {
      if (seen.has(row.id)) add(`tables/${name}.json`, `The id "${row.id}" is used twice.`, row.id);
      seen.add(row.id);
    }
  }
  return findings;
}

function sourcesOf(files: RuleFiles, columns: readonly Column[], settings: ReadonlyMap<string, number>): FactSources {
  const members = (path: FactPath): Set<string> =>
    new Set(columns.find((column) => column.path === path)?.values ?? []);
  const [busyWaitSeconds, busyWaiting] = NEEDED_SETTINGS.map((id) => settings.get(id) ?? 0);
  return {
    servicesById: new Map(files.services.map((service) => [service.id, service])),
    servicesByLgsl: new Map(
      files.services.flatMap((service) => (service.lgsl === null ? [] : [[service.lgsl, service] as const])),
    ),
    keywords: indexKeywords(files.keywords),
    hours: files.hours,
    busyWaitSeconds: busyWaitSeconds ?? 0,
    busyWaiting: busyWaiting ?? 0,
    needs: members('resident.needs'),
    flags: members('resident.flags'),
  };
}

/** Works out what matching needs from rows that are read: the cuts of the number lines and who accepts what. */
export function assembleRuleSet(
  parts: Pick<RuleSet, 'version' | 'files' | 'columns' | 'rows' | 'ends' | 'sources' | 'settings'>,
): RuleSet {
  const { version, files, columns, rows, ends, sources, settings } = parts;
  const lines = columns.map((column) =>
    column.kind === 'number'
      ? cutLine(
          column,
          rows.flatMap((row) => row.cells.get(column.index) ?? []),
        )
      : null,
  );
  const probeOf = (column: Column): Probe | null => {
    const line = lines[column.index] ?? null;
    const cells = rows.map((row) => row.cells.get(column.index));
    const matcher = buildMatcher(column, line, cells);
    return matcher === null ? null : buildProbe(column, line, matcher);
  };
  const routeColumn = columns.find((column) => column.path === ROUTE_PATH);
  const asked = columns.filter((column) => column !== routeColumn);
  return {
    version,
    files,
    columns,
    lines,
    rows,
    ends,
    everyRow: new Int32Array(wordsFor(rows.length)).fill(-1),
    questions: questionsOf(asked, probeOf, wordsFor(rows.length)),
    routeProbe: routeColumn === undefined ? null : probeOf(routeColumn),
    sources,
    settings,
  };
}

/**
 * Turns a rule set into its fast form. A broken cell is never skipped: everything that cannot be read comes back as
 * findings with file, row and cell, and nothing is compiled.
 */
export function compileRuleSet(files: RuleFiles): Compiled {
  const columns = columnsOf(files);
  const settings = settingsOf(files);
  const findings = wholeFindings(files, columns);
  if (findings.length > 0) return { ok: false, findings };
  const outputsOf = outputsReader(settings);
  const compiled = files.policy.tables.flatMap((name) => {
    const table = files.tables[name];
    return table === undefined ? [] : [compileTable(name, table, columns, settings, outputsOf)];
  });
  findings.push(...compiled.flatMap((table) => table.findings));
  if (findings.length > 0) return { ok: false, findings };

  const all = compiled.flatMap((table) => table.rows);
  const rows = ROLES.flatMap((role) => all.filter((row) => row.role === role));
  const end = (role: TableRole): number => rows.filter((row) => ROLES.indexOf(row.role) <= ROLES.indexOf(role)).length;
  return {
    ok: true,
    ruleSet: assembleRuleSet({
      version: files.version,
      files,
      columns,
      rows,
      ends: { route: end('route'), obligations: end('obligations'), queue: end('queue'), priority: end('priority') },
      sources: sourcesOf(files, columns, settings),
      settings,
    }),
  };
}
