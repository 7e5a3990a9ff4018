import { element, type Element } from './xml.ts';

/** A decision with the ids of what it needs. */
export interface Node {
  id: string;
  needs: readonly string[];
}

const SIZE = { width: 180, height: 60 };
const STEP = { x: 220, y: 160 };
const COLUMNS = 8;

interface Place {
  id: string;
  x: number;
  y: number;
}

/** Places things in rows of eight, from a height downwards. */
const grid = (ids: readonly string[], top: number): Place[] =>
  ids.map((id, at) => ({ id, x: (at % COLUMNS) * STEP.x, y: top + Math.floor(at / COLUMNS) * STEP.y }));

const rowsFor = (count: number): number => Math.ceil(count / COLUMNS);

function shape({ id, x, y }: Place): Element {
  const bounds = { x: String(x), y: String(y), width: String(SIZE.width), height: String(SIZE.height) };
  return element('dmndi:DMNShape', { id: `shape-${id}`, dmnElementRef: id }, element('dc:Bounds', bounds));
}

function edge(node: Node, needed: string, places: ReadonlyMap<string, Place>): Element[] {
  const [from, to] = [places.get(needed), places.get(node.id)];
  if (from === undefined || to === undefined) return [];
  const middle = SIZE.width / 2;
  // A line runs from the edge that faces the other shape.
  const [start, end] = from.y > to.y ? [from.y, to.y + SIZE.height] : [from.y + SIZE.height, to.y];
  return [
    element(
      'dmndi:DMNEdge',
      { id: `edge-${node.id}-${needed}`, dmnElementRef: `${node.id}-needs-${needed}` },
      element('di:waypoint', { x: String(from.x + middle), y: String(start) }),
      element('di:waypoint', { x: String(to.x + middle), y: String(end) }),
    ),
  ];
}

/** A plain diagram, without which many tools show a model as empty: decisions above, the facts they need below. */
export function diagram(inputs: readonly string[], nodes: readonly Node[]): Element {
  const decisions = grid(
    nodes.map((node) => node.id),
    0,
  );
  const all = [...decisions, ...grid(inputs, rowsFor(nodes.length) * STEP.y)];
  const places = new Map(all.map((place) => [place.id, place]));
  return element(
    'dmndi:DMNDI',
    {},
    element(
      'dmndi:DMNDiagram',
      { id: 'diagram' },
      ...all.map(shape),
      ...nodes.flatMap((node) => node.needs.flatMap((needed) => edge(node, needed, places))),
    ),
  );
}
