import type { Decision, FactValue } from '../decision.ts';

type Plain = FactValue | undefined;

const samePlain = (a: Plain, b: Plain): boolean => (Array.isArray(a) && Array.isArray(b) ? sameWords(a, b) : a === b);

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, place) => word === b[place]);

/** Whether two flat records, such as offers or obligations, say the same. */
function sameRecord(a: object, b: object): boolean {
  const [one, other] = [Object.entries(a), new Map<string, Plain>(Object.entries(b))];
  return one.length === other.size && one.every(([key, value]) => samePlain(value as Plain, other.get(key)));
}

const sameRecords = (a: readonly object[], b: readonly object[]): boolean =>
  a.length === b.length &&
  a.every((one, place) => {
    const other = b[place];
    return other !== undefined && sameRecord(one, other);
  });

/** Whether a resident and the council would notice no difference: all but the reasons and the version is the same. */
export function sameDecision(a: Decision, b: Decision): boolean {
  return (
    a.route === b.route &&
    a.queue === b.queue &&
    a.priority === b.priority &&
    a.sla.answerWithinSeconds === b.sla.answerWithinSeconds &&
    sameWords(a.skills, b.skills) &&
    sameWords(a.wording, b.wording) &&
    sameRecords(a.offers, b.offers) &&
    sameRecords(a.obligations, b.obligations)
  );
}
