import type { CompiledRow, RuleSet } from '../compile.ts';
import type { Finding } from '../rule-files.ts';
import type { TableRole } from '../table-format.ts';
import { findUncovered, overlaps, type Box } from './boxes.ts';
import { boxesOf, describeExample, rowBoxes, type Space } from './space.ts';

export const fileOf = (row: CompiledRow): string => `tables/${row.table}.json`;

/** The rows of one kind of table, in the order in which they are tried. */
export function rowsOf(ruleSet: RuleSet, role: TableRole): CompiledRow[] {
  return ruleSet.rows.filter((row) => row.role === role);
}

/** The fewest earlier rows that still cover all these boxes, so that a finding names only those that matter. */
function coveringRows(space: Space, boxes: readonly Box[], earlier: readonly { id: string; boxes: Box[] }[]): string[] {
  let kept = earlier.filter((row) => row.boxes.some((one) => boxes.some((box) => overlaps(space, box, one))));
  for (const row of [...kept].reverse()) {
    const fewer = kept.filter((one) => one !== row);
    const others = fewer.flatMap((one) => one.boxes);
    if (boxes.every((box) => findUncovered(space, box, others) === null)) kept = fewer;
  }
  return kept.map((row) => row.id);
}

/** Tables of which the first matching row counts: contacts that no row answers, and rows that can never be reached. */
function checkFirstHit(space: Space, rows: readonly CompiledRow[], name: string): Finding[] {
  const findings: Finding[] = [];
  const earlier: { id: string; boxes: Box[] }[] = [];
  for (const row of rows) {
    const boxes = rowBoxes(space, row);
    const before = earlier.flatMap((one) => one.boxes);
    if (boxes.every((box) => findUncovered(space, box, before) === null)) {
      const message =
        boxes.length === 0
          ? 'No contact can match this row: its cells contradict each other.'
          : `This row can never be used: ${coveringRows(space, boxes, earlier).join(', ')} already catch every contact it would match.`;
      findings.push({ kind: 'unreachable', file: fileOf(row), row: row.row.id, message });
    }
    earlier.push({ id: row.row.id, boxes });
  }
  const every = earlier.flatMap((one) => one.boxes);
  for (const contact of boxesOf(space, new Map())) {
    const missed = findUncovered(space, contact, every);
    if (missed === null) continue;
    const message = `No row answers, for example: ${describeExample(space, missed)}. Add a last row with no conditions.`;
    findings.push({ kind: 'gap', file: name, message });
  }
  return findings;
}

/** Tables of which every matching row counts: rows that no contact can match, and rows that repeat another. */
function checkCollect(space: Space, rows: readonly CompiledRow[]): Finding[] {
  const seen = new Map<string, string>();
  return rows.flatMap((row): Finding[] => {
    const at = { file: fileOf(row), row: row.row.id };
    if (rowBoxes(space, row).length === 0) {
      return [
        {
          kind: 'unreachable' as const,
          ...at,
          message: 'No contact can match this row: its cells contradict each other.',
        },
      ];
    }
    const key = JSON.stringify([row.table, row.row.when, row.row.then]);
    const twin = seen.get(key);
    seen.set(key, row.row.id);
    return twin === undefined
      ? []
      : [{ kind: 'duplicate' as const, ...at, message: `This row says the same as ${twin}.` }];
  });
}

/**
 * Gaps, unreachable rows (also by several others together) and repeated rows. The route tables of all groups are one long
 * list, as they are when deciding, so a row is also found dead when an earlier group catches all of it.
 */
export function checkRows(ruleSet: RuleSet, space: Space): Finding[] {
  const lastRoute = rowsOf(ruleSet, 'route').at(-1);
  return [
    ...checkFirstHit(space, rowsOf(ruleSet, 'route'), lastRoute === undefined ? 'tables' : fileOf(lastRoute)),
    ...checkCollect(space, rowsOf(ruleSet, 'obligations')),
    ...checkFirstHit(space, rowsOf(ruleSet, 'queue'), 'tables/queue.json'),
    ...checkFirstHit(space, rowsOf(ruleSet, 'priority'), 'tables/priority.json'),
  ];
}
