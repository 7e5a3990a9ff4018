import type { CompiledRow, RuleSet } from './compile.ts';
import { decide } from './decide.ts';
import { subjectOf, type FactValue, type Obligation, type Offer } from './decision.ts';
import type { Facts } from './facts.ts';
import { acceptedValues } from './match-rows.ts';
import { normaliseFacts, readFact, type Contact } from './normalise-facts.ts';
import { segmentOf } from './number-line.ts';
import type { RuleFiles } from './rule-files.ts';
import type { Column } from './vocabulary.ts';

/** One row seen beside a contact: whether it matched, and the facts that kept it from matching. */
export interface ExplainedRow {
  rule: string;
  table: string;
  row: number;
  clause: string;
  sentence: string;
  why: string;
  matched: boolean;
  failed: { fact: string; label: string; value: FactValue }[];
}

function accepts(ruleSet: RuleSet, row: CompiledRow, column: Column, value: FactValue): boolean {
  const cell = row.cells.get(column.index);
  if (cell === undefined) return true;
  if (cell.kind === 'set') {
    const has = (member: number): boolean => Array.isArray(value) && value.includes(column.values[member] ?? '');
    return (cell.any.length === 0 || cell.any.some(has)) && cell.all.every(has) && !cell.none.some(has);
  }
  const line = ruleSet.lines[column.index] ?? null;
  const accepted = acceptedValues(column, line, cell);
  if (line !== null) return accepted[segmentOf(line, value)] ?? false;
  const word = value === true ? 'yes' : value === false ? 'no' : String(value);
  const index = column.values.indexOf(word);
  return accepted[index === -1 ? column.values.indexOf('other') : index] ?? false;
}

/** What a row asks for of one fact, in words: "webchat or sms". */
export function cellWords(ruleSet: RuleSet, row: CompiledRow, column: Column): string {
  const cell = row.cells.get(column.index);
  if (cell === undefined) return 'anything';
  if (cell.kind === 'set') {
    const names = (members: readonly number[], join: string): string =>
      members.map((member) => column.labelOf[column.values[member] ?? ''] ?? '').join(join);
    const every = (members: readonly number[]): boolean => members.length === column.values.length;
    const any = every(cell.any) ? 'at least one' : names(cell.any, ' or ');
    const none = every(cell.none) ? 'none' : `not ${names(cell.none, ' or ')}`;
    return [any, names(cell.all, ' and '), cell.none.length === 0 ? '' : none].filter((part) => part !== '').join(', ');
  }
  const line = ruleSet.lines[column.index] ?? null;
  const words = line?.words ?? column.values.map((value) => column.labelOf[value] ?? value);
  const accepted = acceptedValues(column, line, cell);
  const yes = words.filter((word, index) => word !== '' && accepted[index] === true);
  const no = words.filter((word, index) => word !== '' && accepted[index] !== true);
  return yes.length > no.length ? `not ${no.join(' or ')}` : yes.join(' or ');
}

/** An offer with where it leads: "offer a phone number (Out-of-hours line)". */
function offerWords(
  { vocabulary: { outputs }, phones, places }: RuleFiles,
  { kind, by, number, place }: Offer,
): string {
  const where =
    phones.phones.find((phone) => phone.id === number)?.name ?? places.places.find((one) => one.id === place)?.name;
  const how = by === undefined ? '' : ` ${outputs.by[by] ?? by}`;
  return `offer ${outputs.offerKind[kind] ?? kind}${how}${where === undefined ? '' : ` (${where})`}`;
}

/** An obligation with what it is about: "hold back text messages"; what is said is quoted. */
function dutyWords({ vocabulary: { outputs }, wording }: RuleFiles, obligation: Obligation): string {
  const { kind } = obligation;
  const verb = outputs.obligationKind[kind] ?? kind;
  const subject = subjectOf(obligation);
  if (kind === 'say') return `${verb} “${wording.en?.[subject] ?? subject}”`;
  if (kind === 'apply' || kind === 'keep-channel') return verb;
  return `${verb} ${outputs[kind][subject] ?? subject}`;
}

/** A row as a sentence for a supervisor: "If Digital access is none and ..., then ...". */
export function sentenceOfRow(ruleSet: RuleSet, row: CompiledRow): string {
  const when = row.columns.map((column) => `${column.label} is ${cellWords(ruleSet, row, column)}`);
  const { route, offers, obligations, queue, priority } = row.outputs;
  const { files } = ruleSet;
  const { outputs } = files.vocabulary;
  const parts = [
    ...(route === null ? [] : [`the route is ${outputs.route[route] ?? route}`]),
    ...offers.map(({ offer }) => offerWords(files, offer)),
    ...obligations.map(({ obligation }) => dutyWords(files, obligation)),
    ...(row.role === 'queue' ? [`the queue is ${outputs.queue[queue] ?? queue}`] : []),
    ...(row.role === 'priority' ? [`the priority is ${priority}`] : []),
  ];
  return `${when.length === 0 ? 'Always' : `If ${when.join(' and ')}, then`} ${parts.join(', ')}.`;
}

/**
 * Replays a decision row by row, in the order in which the rows are tried, for "why did this come here" and "why not".
 * Slower than deciding; meant for one contact on a page.
 */
export function explain(ruleSet: RuleSet, facts: Facts): ExplainedRow[] {
  const contact: Contact = { ...normaliseFacts(facts, ruleSet.sources), route: decide(ruleSet, facts).route };
  return ruleSet.rows.map((row) => {
    const failed = row.columns
      .map((column) => ({ column, value: readFact[column.path](contact) }))
      .filter(({ column, value }) => !accepts(ruleSet, row, column, value))
      .map(({ column, value }) => ({ fact: column.path, label: column.label, value }));
    return {
      rule: row.row.id,
      table: row.table,
      row: row.position,
      clause: row.row.clause,
      sentence: sentenceOfRow(ruleSet, row),
      why: row.row.why,
      matched: failed.length === 0,
      failed,
    };
  });
}
