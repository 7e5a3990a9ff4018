import type { FactValue } from './decision.ts';
import {
  joinMatchers,
  keepJoined,
  keepMatching,
  type JoinedMatcher,
  type Matcher,
  type RowBits,
} from './match-rows.ts';
import { readFact, type Contact } from './normalise-facts.ts';
import { segmentOf, type NumberLine } from './number-line.ts';
import { OTHER, UNKNOWN, type Column } from './vocabulary.ts';

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

/** Parts of the facts that most contacts do not have: nobody rang, no photo came, no proof was asked for. */
const RARE_PARTS = ['call', 'message', 'identity', 'device', 'callback'] as const;

/** The facts of one rare part, and what holds for a contact without that part: all of them are unknown. */
interface RarePart {
  part: (typeof RARE_PARTS)[number];
  probes: readonly Probe[];
  absent: JoinedMatcher;
}

/** Everything that is asked of a contact: what is asked of all, and what only of those that have the part. */
export interface Questions {
  always: readonly Probe[];
  rare: readonly RarePart[];
}

/** Sorts the probes of a rule set by how often they are needed. `width` is the number of words of the row bits. */
export function questionsOf(
  columns: readonly Column[],
  probeOf: (column: Column) => Probe | null,
  width: number,
): Questions {
  const probes = columns.flatMap((column) => {
    const probe = probeOf(column);
    return probe === null ? [] : [{ probe, part: RARE_PARTS.find((part) => column.path.startsWith(`${part}.`)) }];
  });
  const rare = RARE_PARTS.flatMap((part): RarePart[] => {
    const own = probes.filter((one) => one.part === part).map(({ probe }) => probe);
    const unknown = own.map(({ matcher, codeOf }) => ({ matcher, code: codeOf(UNKNOWN) }));
    return own.length === 0 ? [] : [{ part, probes: own, absent: joinMatchers(width, unknown) }];
  });
  return { always: probes.filter((one) => one.part === undefined).map(({ probe }) => probe), rare };
}

function keep({ read, codeOf, matcher }: Probe, contact: Contact, rows: RowBits): void {
  keepMatching(matcher, codeOf(read(contact)), rows);
}

/** Keeps in `rows` only those that match the contact in every fact that is asked. */
export function ask(questions: Questions, contact: Contact, rows: RowBits): void {
  for (const probe of questions.always) keep(probe, contact, rows);
  for (const { part, probes, absent } of questions.rare) {
    if (contact.facts[part] === undefined) keepJoined(absent, rows);
    else for (const probe of probes) keep(probe, contact, rows);
  }
}
