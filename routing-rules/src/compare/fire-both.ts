import type { CompiledRow, RuleSet } from '../compile.ts';
import { firedRows } from '../decide.ts';
import type { Facts } from '../facts.ts';
import { normaliseFacts } from '../normalise-facts.ts';

/** The rows that decide a contact in each version. */
export interface FiredTwice {
  was: readonly CompiledRow[];
  is: readonly CompiledRow[];
  /** The very same rows, giving the very same, decide it in both: then nothing at all differs. */
  same: boolean;
}

/** What a contact's facts are completed from; with another catalogue the same row may offer another link. */
const completedFrom = ({ files, settings }: RuleSet): string =>
  JSON.stringify([files.services, files.vocabulary, files.keywords, files.hours, [...settings]]);

/**
 * A quick look before two decisions are made and compared: most contacts of the past are decided by rows that did not change.
 * It may say that they are not the same where nothing differs; it never says that they are where something does.
 */
export function fireBoth(before: RuleSet, after: RuleSet): (facts: Facts) => FiredTwice {
  const completesAlike = completedFrom(before) === completedFrom(after);
  // Rows of both versions that give the same under the same id have one number.
  const numbers = new Map<string, number>();
  const numberOf = (row: CompiledRow): number => {
    const given = JSON.stringify([row.row.id, row.outputs]);
    const number = numbers.get(given) ?? numbers.size;
    numbers.set(given, number);
    return number;
  };
  const known = new Map([...before.rows, ...after.rows].map((row) => [row, numberOf(row)]));

  const allSame = (was: readonly CompiledRow[], is: readonly CompiledRow[]): boolean => {
    if (was.length !== is.length) return false;
    for (let at = 0; at < was.length; at++) {
      const [one, two] = [was[at], is[at]];
      if (one === undefined || two === undefined || known.get(one) !== known.get(two)) return false;
    }
    return true;
  };

  return (facts) => {
    const contact = normaliseFacts(facts, before.sources);
    const was = firedRows(before, contact);
    const other = completesAlike ? contact : normaliseFacts(facts, after.sources);
    const is = firedRows(after, other);
    const completedAlike =
      completesAlike || (contact.serviceId === other.serviceId && contact.needs.join() === other.needs.join());
    return { was, is, same: completedAlike && allSame(was, is) };
  };
}
