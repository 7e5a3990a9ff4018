import type { CompiledRow, RuleSet } from '../compile.ts';
import { subjectOf, type OfferKind } from '../decision.ts';
import type { Finding } from '../rule-files.ts';
import type { Demand } from '../table-format.ts';
import { findUncovered, intersect, type Box } from './boxes.ts';
import { fileOf, rowsOf } from './check-rows.ts';
import { boxesOf, describeExample, rowBoxes, type ReadGuard, type Space } from './space.ts';

const kindsOf = (row: CompiledRow): OfferKind[] => row.outputs.offers.map(({ offer }) => offer.kind);

/** Whether a row, once it is the one that counts, breaks what a guard demands. Demands on obligations are not of one row. */
function breaks(demand: Demand, row: CompiledRow): boolean {
  const { route, offers, priority } = row.outputs;
  switch (demand.kind) {
    case 'only-route':
      return route !== null && !demand.routes.includes(route);
    case 'never-route':
      return route !== null && demand.routes.includes(route);
    case 'must-offer':
      return !kindsOf(row).some((kind) => demand.offers.includes(kind));
    case 'never-offer':
      return kindsOf(row).some((kind) => demand.offers.includes(kind));
    case 'must-reach-by':
      return !offers.some(
        ({ offer }) =>
          (offer.kind === 'person' || offer.kind === 'callback') &&
          offer.by !== undefined &&
          demand.by.includes(offer.by),
      );
    case 'range-of-offers':
      return new Set(offers.map(({ offer }) => `${offer.kind} ${offer.by ?? ''}`)).size < demand.atLeast;
    case 'priority-at-most':
      return priority > demand.priority;
    case 'must-oblige':
      return false;
  }
}

/** A contact that the guard speaks of and that this row, not an earlier one, decides; null when there is none. */
function counterexample(space: Space, guardBoxes: Box[], row: CompiledRow, earlier: readonly Box[]): Box | null {
  for (const rowBox of rowBoxes(space, row)) {
    for (const guardBox of guardBoxes) {
      const both = intersect(space, rowBox, guardBox);
      const found = both === null ? null : findUncovered(space, both, earlier);
      if (found !== null) return found;
    }
  }
  return null;
}

function breach(space: Space, read: ReadGuard, row: CompiledRow, example: Box): Finding {
  const { guard } = read;
  const message = `Would break promise ${guard.id} (${guard.because}) for example for: ${describeExample(space, example)}.`;
  return { kind: 'guard', file: fileOf(row), row: row.row.id, message };
}

function checkFirstHit(space: Space, read: ReadGuard, boxes: Box[], rows: readonly CompiledRow[]): Finding[] {
  const earlier: Box[] = [];
  return rows.flatMap((row) => {
    const example = breaks(read.guard.demand, row) ? counterexample(space, boxes, row, earlier) : null;
    earlier.push(...rowBoxes(space, row));
    return example === null ? [] : [breach(space, read, row, example)];
  });
}

function checkGuard(ruleSet: RuleSet, space: Space, read: ReadGuard): Finding[] {
  const { demand, id, because } = read.guard;
  const boxes = boxesOf(space, read.cells);
  if (demand.kind === 'priority-at-most') return checkFirstHit(space, read, boxes, rowsOf(ruleSet, 'priority'));
  const obligations = rowsOf(ruleSet, 'obligations');
  if (demand.kind === 'must-oblige') {
    const dutiful = obligations.filter((row) =>
      row.outputs.obligations.some(
        ({ obligation }) =>
          obligation.kind === demand.obligation && (demand.what === undefined || subjectOf(obligation) === demand.what),
      ),
    );
    const covered = dutiful.flatMap((row) => rowBoxes(space, row));
    const missed = boxes.map((box) => findUncovered(space, box, covered)).find((box) => box !== null);
    if (missed === undefined) return [];
    const message = `No row keeps promise ${id} (${because}) for example for: ${describeExample(space, missed)}.`;
    return [{ kind: 'guard', file: 'guards.json', row: id, message }];
  }
  // Offers of an obligations row are added to whatever the route offers, so they too can break a "never".
  const added = demand.kind === 'never-offer' ? obligations.filter((row) => breaks(demand, row)) : [];
  const addedBreaches = added.flatMap((row) => {
    const example = counterexample(space, boxes, row, []);
    return example === null ? [] : [breach(space, read, row, example)];
  });
  return [...checkFirstHit(space, read, boxes, rowsOf(ruleSet, 'route')), ...addedBreaches];
}

/** Checks every promise against every table, exactly, and shows a contact for which it would be broken. */
export function checkGuards(ruleSet: RuleSet, space: Space, guards: readonly ReadGuard[]): Finding[] {
  return guards.flatMap((guard) => checkGuard(ruleSet, space, guard));
}
