/** A line of the checks, taken apart: which table and row it is about, so that a page can lead there. */

export interface FaultPlace {
  /** The table, where it is about one. */
  table: string | null;
  /** The row or the example. */
  row: string | null;
  /** The place in the table and what is wrong, as the checks say it. */
  words: string;
}

const LINE = /^(?:tables|cases)\/([\w-]+)\.json(?: · ([^·:]+?))?(?: · [^:]+)?: /;

/** The checks write `file · row · cell: what is wrong`, each part of the place only where there is one. */
export function faultPlace(line: string): FaultPlace {
  const found = LINE.exec(line);
  return { table: found?.[1] ?? null, row: found?.[2] ?? null, words: line.replace(/^(?:tables|cases)\//, '') };
}
