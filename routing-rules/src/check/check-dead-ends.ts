import type { CompiledRow, RuleSet } from '../compile.ts';
import type { OfferKind, Route } from '../decision.ts';
import type { Finding } from '../rule-files.ts';
import { fileOf, rowsOf } from './check-rows.ts';

/** What a route promises: at least one of these must be among its offers, or the resident is left standing (P57). */
const PROMISED: Record<Route, readonly OfferKind[]> = {
  emergency: ['emergency'],
  agent: ['person'],
  callback: ['callback'],
  'assisted-digital': ['person'],
  'self-service': ['link'],
  bot: ['person', 'callback'],
  place: ['place'],
  log: ['callback'],
};

const HUMAN: readonly OfferKind[] = ['person', 'callback', 'phone', 'emergency'];

function problemsOf(row: CompiledRow): string[] {
  const kinds = row.outputs.offers.map(({ offer }) => offer.kind);
  const { route } = row.outputs;
  const problems: string[] = [];
  if (route !== null && !kinds.some((kind) => PROMISED[route].includes(kind))) {
    problems.push(`The route "${route}" promises ${PROMISED[route].join(' or ')}, which is not offered.`);
  }
  if (!kinds.some((kind) => HUMAN.includes(kind))) {
    problems.push('A dead end: no person, call back or number is offered.');
  }
  return problems;
}

/** Every route row ends in a person, and keeps what its route promises (P57, P73). Obligations rows may never add a link. */
export function checkDeadEnds(ruleSet: RuleSet): Finding[] {
  const routes = rowsOf(ruleSet, 'route').flatMap((row) =>
    problemsOf(row).map((message): Finding => ({
      kind: 'dead-end',
      file: fileOf(row),
      row: row.row.id,
      cell: 'offers',
      message,
    })),
  );
  const links = rowsOf(ruleSet, 'obligations').filter((row) =>
    row.outputs.offers.some(({ offer }) => offer.kind === 'link'),
  );
  return [
    ...routes,
    ...links.map((row): Finding => ({
      kind: 'dead-end',
      file: fileOf(row),
      row: row.row.id,
      cell: 'offers',
      message: 'A link is offered by the route alone, never as an addition.',
    })),
  ];
}
