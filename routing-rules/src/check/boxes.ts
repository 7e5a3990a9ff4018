/** Values a word: few enough that a word stays a small integer, which plain arrays keep and copy fastest. */
export const WORD_BITS = 30;

/** Which word of its dimension a value lies in, and its bit there. */
export const wordOf = (value: number): number => Math.floor(value / WORD_BITS);
export const bitOf = (value: number): number => 1 << (value % WORD_BITS);

type Words = number[];

/**
 * A box is a set of contacts: in every dimension the values they may have, as bits. A dimension has as many words as its
 * values need, so a column may have any number of values.
 */
export interface Box {
  /** The dimensions in which not every value is allowed. */
  narrowed: readonly number[];
  words: Words;
}

/** Where the words of each dimension lie, and the box that holds every contact. `slots` has one entry more than dimensions. */
export interface Layout {
  slots: readonly number[];
  full: Words;
}

/** Whether two boxes share a value in one dimension. */
function meets(layout: Layout, a: Words, b: Words, dimension: number): boolean {
  const end = layout.slots[dimension + 1] ?? 0;
  for (let slot = layout.slots[dimension] ?? 0; slot < end; slot++) {
    if (((a[slot] ?? 0) & (b[slot] ?? 0)) !== 0) return true;
  }
  return false;
}

/** Whether `a` has a value that `b` lacks in one dimension. */
function sticksOut(layout: Layout, a: Words, b: Words, dimension: number): boolean {
  const end = layout.slots[dimension + 1] ?? 0;
  for (let slot = layout.slots[dimension] ?? 0; slot < end; slot++) {
    if (((a[slot] ?? 0) & ~(b[slot] ?? 0)) !== 0) return true;
  }
  return false;
}

const APART = -1;

/**
 * In how many dimensions a box sticks out of another one, or APART when they have nothing in common. Zero means that it lies
 * inside. One pass over the dimensions in which the other is narrowed: this is what an exact check spends its time on.
 */
function edgesOf(layout: Layout, words: Words, other: Box): number {
  let edges = 0;
  for (const dimension of other.narrowed) {
    const end = layout.slots[dimension + 1] ?? 0;
    let meet = 0;
    let outside = 0;
    for (let slot = layout.slots[dimension] ?? 0; slot < end; slot++) {
      const own = words[slot] ?? 0;
      const others = other.words[slot] ?? 0;
      meet |= own & others;
      outside |= own & ~others;
    }
    if (meet === 0) return APART;
    if (outside !== 0) edges += 1;
  }
  return edges;
}

/** The box with one dimension narrowed to the accepted values, or null when none of them is left. */
export function narrow(layout: Layout, box: Box, dimension: number, accepted: readonly boolean[]): Box | null {
  const words = box.words.slice();
  const from = layout.slots[dimension] ?? 0;
  for (const [value, yes] of accepted.entries()) {
    const slot = from + wordOf(value);
    if (!yes) words[slot] = (words[slot] ?? 0) & ~bitOf(value);
  }
  if (!meets(layout, words, words, dimension)) return null;
  if (!sticksOut(layout, layout.full, words, dimension) || box.narrowed.includes(dimension)) {
    return { narrowed: box.narrowed, words };
  }
  return { narrowed: [...box.narrowed, dimension], words };
}

/** Whether two boxes have any contact in common. Only the second one's narrowed dimensions need a look. */
export function overlaps(layout: Layout, a: Box, b: Box): boolean {
  return b.narrowed.every((dimension) => meets(layout, a.words, b.words, dimension));
}

/** What two boxes have in common, or null. */
export function intersect(layout: Layout, a: Box, b: Box): Box | null {
  if (!overlaps(layout, a, b)) return null;
  const narrowed = [...new Set([...a.narrowed, ...b.narrowed])];
  return { narrowed, words: a.words.map((word, slot) => word & (b.words[slot] ?? 0)) };
}

/** Splits one dimension of a box: what lies outside another box, while the box itself is cut down to what lies inside. */
function cutOff(layout: Layout, inside: Words, other: Box, dimension: number): Box {
  const outside = inside.slice();
  const end = layout.slots[dimension + 1] ?? 0;
  for (let slot = layout.slots[dimension] ?? 0; slot < end; slot++) {
    const cut = other.words[slot] ?? 0;
    outside[slot] = (outside[slot] ?? 0) & ~cut;
    inside[slot] = (inside[slot] ?? 0) & cut;
  }
  return { narrowed: [], words: outside };
}

/**
 * A part of the box that none of the others covers, or null when together they cover it all. Exact: the box is cut along
 * the edges of one other at a time, the one with the fewest edges first, and only what sticks out is looked at again.
 */
export function findUncovered(layout: Layout, box: Box, others: readonly Box[]): Box | null {
  const near: Box[] = [];
  let cutter: Box | null = null;
  let fewest = Infinity;
  for (const other of others) {
    const edges = edgesOf(layout, box.words, other);
    if (edges === APART) continue;
    if (edges === 0) return null;
    near.push(other);
    if (edges < fewest) {
      fewest = edges;
      cutter = other;
    }
  }
  if (cutter === null) return box;
  const inside = box.words.slice();
  const rest = near.filter((other) => other !== cutter);
  for (const dimension of cutter.narrowed) {
    if (!sticksOut(layout, inside, cutter.words, dimension)) continue;
    const missed = findUncovered(layout, cutOff(layout, inside, cutter, dimension), rest);
    if (missed !== null) return missed;
  }
  return null;
}
