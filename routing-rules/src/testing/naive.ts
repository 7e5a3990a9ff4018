import type { RuleSet } from '../compile.ts';
import type { Because, Decision, FactValue, Obligation, Offer } from '../decision.ts';
import type { Facts } from '../facts.ts';
import { languageToInterpret, normaliseFacts, readFact, type Contact } from '../normalise-facts.ts';
import type { RowFile, TableFile, TableRole } from '../table-format.ts';
import type { Column } from '../vocabulary.ts';

/** A second, slow reading of the tables straight from their JSON. It exists to disagree with the compiled one in tests. */

type Json = Record<string, unknown>;

const words = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const spoken = (value: unknown): unknown => (value === true ? 'yes' : value === false ? 'no' : value);

function limit(ruleSet: RuleSet, value: unknown): number {
  if (typeof value === 'number') return value;
  return ruleSet.settings.get((value as { setting: string }).setting) ?? NaN;
}

function numberMatches(ruleSet: RuleSet, cell: unknown, value: FactValue): boolean {
  const known = typeof value === 'number';
  if (cell === 'unknown') return !known;
  if (cell === 'known') return known;
  if (typeof cell === 'number') return value === cell;
  const { orUnknown, ...range } = cell as Json;
  if (!known) return orUnknown === true;
  return Object.entries(range).every(([end, raw]) => {
    const figure = limit(ruleSet, raw);
    if (end === 'gte') return value >= figure;
    if (end === 'gt') return value > figure;
    return end === 'lte' ? value <= figure : value < figure;
  });
}

function setMatches(cell: Json, value: FactValue): boolean {
  const has = (member: unknown): boolean => words(value).includes(member);
  if ('empty' in cell) return (words(value).length === 0) === cell.empty;
  return (
    (cell.hasAny === undefined || words(cell.hasAny).some(has)) &&
    (cell.hasAll === undefined || words(cell.hasAll).every(has)) &&
    (cell.hasNone === undefined || !words(cell.hasNone).some(has))
  );
}

function cellMatches(ruleSet: RuleSet, column: Column, cell: unknown, value: FactValue): boolean {
  if (column.kind === 'number') return numberMatches(ruleSet, cell, value);
  if (column.kind === 'set') return setMatches(cell as Json, value);
  const own = spoken(value);
  const listed = typeof own === 'string' && column.values.includes(own) ? own : 'other';
  const negated = typeof cell === 'object' && cell !== null && 'not' in cell;
  const wanted = words(negated ? cell.not : cell).map(spoken);
  return wanted.includes(listed) !== negated;
}

function rowMatches(ruleSet: RuleSet, row: RowFile, contact: Contact): boolean {
  return Object.entries(row.when).every(([path, cell]) => {
    const column = ruleSet.columns.find((one) => one.path === path);
    return column !== undefined && cellMatches(ruleSet, column, cell, readFact[column.path](contact));
  });
}

interface Match {
  table: TableFile;
  row: RowFile;
  position: number;
}

function matches(ruleSet: RuleSet, role: TableRole, contact: Contact): Match[] {
  return ruleSet.files.policy.tables
    .flatMap((name) => ruleSet.files.tables[name] ?? [])
    .filter((table) => table.role === role)
    .flatMap((table) => table.rows.map((row, index) => ({ table, row, position: index + 1 })))
    .filter(({ row }) => rowMatches(ruleSet, row, contact));
}

function because(ruleSet: RuleSet, match: Match, contact: Contact): Because {
  const facts: Record<string, FactValue> = {};
  for (const column of ruleSet.columns) {
    if (column.path in match.row.when) facts[column.path] = readFact[column.path](contact);
  }
  return { rule: match.row.id, table: match.table.id, row: match.position, clause: match.row.clause, facts };
}

function unique<T>(items: T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

function offersOf(then: Json, contact: Contact): Offer[] {
  return ((then.offers ?? []) as Json[]).map(({ kind, by, number, place, serviceId }) => {
    const service = serviceId !== undefined && contact.serviceId !== 'unknown' ? contact.serviceId : undefined;
    return JSON.parse(JSON.stringify({ kind, by, number, place, serviceId: service })) as Offer;
  });
}

function dutiesOf(then: Json, contact: Contact): Obligation[] {
  return ((then.obligations ?? []) as Json[]).map((duty) => {
    const filled = { ...duty };
    if (duty.kind === 'apply') filled.needs = contact.needs;
    if ('language' in duty) filled.language = languageToInterpret(contact.facts);
    return JSON.parse(JSON.stringify(filled)) as Obligation;
  });
}

/** The decision as the JSON of the tables says it, row by row. */
export function decideNaively(ruleSet: RuleSet, facts: Facts): Decision {
  const contact = normaliseFacts(facts, ruleSet.sources);
  const [routed] = matches(ruleSet, 'route', contact);
  if (routed === undefined) throw new Error('No route row matches.');
  const route = (routed.row.then as { route: Decision['route'] }).route;
  contact.route = route;
  const collected = matches(ruleSet, 'obligations', contact);
  const [queued] = matches(ruleSet, 'queue', contact);
  const [ranked] = matches(ruleSet, 'priority', contact);
  if (queued === undefined || ranked === undefined) throw new Error('No queue or priority row matches.');
  const { queue, skills } = queued.row.then as { queue: string; skills: string[] };
  const { priority, answerWithinSeconds } = ranked.row.then as { priority: number; answerWithinSeconds: unknown };
  const obligations = unique(collected.flatMap(({ row }) => dutiesOf(row.then, contact)));
  const said = obligations.flatMap((duty) => (duty.kind === 'say' ? [duty.wording] : []));
  return {
    route,
    queue,
    skills: unique([
      ...skills,
      ...collected.flatMap(({ row }) => ('skills' in row.then ? (row.then.skills ?? []) : [])),
    ]),
    priority,
    sla: { answerWithinSeconds: limit(ruleSet, answerWithinSeconds) },
    offers: unique([routed, ...collected].flatMap(({ row }) => offersOf(row.then, contact))),
    obligations,
    wording: unique([...(routed.row.then as { wording: string[] }).wording, ...said]),
    because: [routed, ...collected, queued, ranked].map((match) => because(ruleSet, match, contact)),
    ruleSetVersion: ruleSet.version,
  };
}
