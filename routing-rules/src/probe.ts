import type { FactValue } from './decision.ts';
import type { Matcher } from './match-rows.ts';
import { readFact, type Contact } from './normalise-facts.ts';
import { segmentOf, type NumberLine } from './number-line.ts';
import { OTHER, type Column } from './vocabulary.ts';

/** One fact as it is asked of every contact: how it is read, which value of the column that is, which rows accept it. */
export interface Probe {
  read: (contact: Contact) => FactValue;
  /** Index of a value in the column; for a set a bit mask of its members. */
  codeOf: (value: FactValue) => number;
  matcher: Matcher;
}

function coder(column: Column, line: NumberLine | null): Probe['codeOf'] {
  const index = new Map<FactValue, number>(column.values.map((value, at) => [value, at]));
  switch (column.kind) {
    case 'yes-no':
      return (value) => (value === true ? 0 : value === false ? 1 : 2);
    case 'choice': {
      // An unlisted service or intent is "other"; every column that can hold one has that choice.
      const other = index.get(OTHER) ?? 0;
      return (value) => index.get(value) ?? other;
    }
    case 'number':
      return line === null ? () => 0 : (value) => segmentOf(line, value);
    case 'set':
      return (value) => {
        let mask = 0;
        if (Array.isArray(value)) for (const member of value) mask |= 1 << (index.get(member) ?? 0);
        return mask;
      };
  }
}

export function buildProbe(column: Column, line: NumberLine | null, matcher: Matcher): Probe {
  return { read: readFact[column.path], codeOf: coder(column, line), matcher };
}
