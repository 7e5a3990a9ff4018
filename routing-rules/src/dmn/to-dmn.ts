import { columnsOf, settingsOf } from '../compile.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { TableFile } from '../table-format.ts';
import { decisionName, decisionTable, inputsOf } from './decision-table.ts';
import { diagram, type Node } from './diagram.ts';
import { feelPath } from './feel.ts';
import { element, writeXml, type Element } from './xml.ts';

const MODEL = 'https://www.omg.org/spec/DMN/20191111/MODEL/';
const DIAGRAM = {
  'xmlns:dmndi': 'https://www.omg.org/spec/DMN/20191111/DMNDI/',
  'xmlns:dc': 'http://www.omg.org/spec/DMN/20180521/DC/',
  'xmlns:di': 'http://www.omg.org/spec/DMN/20180521/DI/',
};
/** The decision that takes the first route of all groups, as deciding does. */
const ROUTED = 'routed';

/** The first part of a fact's path is the thing it belongs to: a context that is given, or the decision of the route. */
const sourceOf = (path: string): string => feelPath(path).split('.')[0] ?? path;

function requirement(node: string, needed: string): Element {
  const id = `${node}-needs-${needed}`;
  return needed === ROUTED || !needed.startsWith('input-')
    ? element('informationRequirement', { id }, element('requiredDecision', { href: `#${needed}` }))
    : element('informationRequirement', { id }, element('requiredInput', { href: `#${needed}` }));
}

const decision = (node: Node, name: string, label: string, about: string, logic: Element): Element =>
  element(
    'decision',
    { id: node.id, name, label },
    element('description', {}, about),
    element('variable', { id: `${node.id}-variable`, name, typeRef: 'Any' }),
    ...node.needs.map((needed) => requirement(node.id, needed)),
    logic,
  );

/** All tables that run, in their order. */
const tablesOf = (files: RuleFiles): TableFile[] => files.policy.tables.flatMap((name) => files.tables[name] ?? []);

/**
 * A rule set as a DMN 1.3 model: every table a decision table with FEEL cells, the facts as input data, the order of the
 * groups as a decision of its own, and a diagram. Settings stand as figures. For sharing and checking with other tools;
 * it is not read back. The rule set must compile.
 */
export function toDmn(files: RuleFiles): string {
  const [columns, settings, tables] = [columnsOf(files), settingsOf(files), tablesOf(files)];
  const needsOf = (table: TableFile): string[] =>
    [...new Set(inputsOf(table, columns).map((column) => sourceOf(column.path)))].map((source) =>
      source === ROUTED ? ROUTED : `input-${source}`,
    );
  const nodes = tables.map((table) => ({ id: table.id, needs: needsOf(table) }));
  const routes = tables.filter((table) => table.role === 'route').map((table) => table.id);
  const routed: Node = { id: ROUTED, needs: routes };
  const inputs = [...new Set(nodes.flatMap((node) => node.needs))].filter((id) => id !== ROUTED);
  const first = `[${routes.map(decisionName).join(', ')}][item != null][1]`;
  const model = element(
    'definitions',
    {
      xmlns: MODEL,
      ...DIAGRAM,
      id: 'routing-rules',
      name: `Contact policy ${files.version}`,
      namespace: 'urn:council:contact-policy',
    },
    ...inputs.map((id) => {
      const name = id.replace('input-', '');
      return element('inputData', { id, name }, element('variable', { id: `${id}-variable`, name, typeRef: 'Any' }));
    }),
    ...tables.map((table, place) =>
      decision(
        nodes[place] ?? { id: table.id, needs: [] },
        decisionName(table.id),
        table.title,
        table.purpose,
        decisionTable(table, columns, settings),
      ),
    ),
    decision(
      routed,
      ROUTED,
      'Where it goes',
      'The first group of the policy that answers, in the order A to L.',
      element('literalExpression', { id: `${ROUTED}-expression` }, element('text', {}, first)),
    ),
    diagram(inputs, [...nodes, routed]),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(model)}`;
}
