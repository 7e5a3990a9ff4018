/** The policy's own sentences, telephone numbers and reasons, filled in for one decision. */
import { nextOpening, wordingOf } from '@hub/routing-rules';
import type { Decision, FactValue, RuleSet } from '@hub/routing-rules';
import type { DutyWords } from '../duties/index.ts';
import { dayAndTime, exceptionToday } from './hours-in-words.ts';
import type { Moment } from './to-facts.ts';
import { routingWording } from './wording.ts';

const UNKNOWN = 'unknown';

export interface Phone {
  label: string;
  number: string;
}

export interface PolicyWords {
  /** What a decision says, in its order; the first names 999 where life is in danger (P05). */
  sentences: (decision: Decision, moment: Moment, locale: string) => string[];
  /** The telephone numbers that a decision offers, each once. */
  phones: (decision: Decision) => Phone[];
  /** A duty, in the labels of the vocabulary. */
  duty: DutyWords;
  /** A fact as a label and its value, such as "Digital access: none"; null for one that says nothing. */
  fact: (path: string, value: FactValue) => string | null;
  /** The same for whoever asks what matched: also that something is not known. Takes what is stored, whatever it is. */
  matched: (path: string, value: unknown) => string;
  /** Why a row exists, in the words of its table. */
  why: (rule: string) => string;
}

/** The words of whichever rules are in force, put together once for each. */
export function wordsOf(current: () => RuleSet): () => PolicyWords {
  const known = new WeakMap<RuleSet, PolicyWords>();
  return () => {
    const ruleSet = current();
    const words = known.get(ruleSet) ?? policyWords(ruleSet);
    known.set(ruleSet, words);
    return words;
  };
}

/** Throws for a wording or a number that does not exist: the checker refuses to publish such a rule set. */
function policyWords(ruleSet: RuleSet): PolicyWords {
  const whys = new Map(ruleSet.rows.map(({ row }) => [row.id, row.why]));
  const numbers = new Map(ruleSet.files.phones.phones.map((phone) => [phone.id, phone]));

  const phones = (decision: Decision): Phone[] => {
    const ids = new Set(decision.offers.flatMap((offer) => (offer.number === undefined ? [] : [offer.number])));
    return [...ids].map((id) => {
      const found = numbers.get(id);
      if (!found) throw new Error(`the rule set has no telephone number ${id}`);
      return { label: found.name, number: found.number };
    });
  };

  const outputs: Readonly<Record<string, Readonly<Record<string, string>>>> = ruleSet.files.vocabulary.outputs;

  const columns = new Map(ruleSet.columns.map((column) => [column.path as string, column]));

  const matched = (path: string, value: unknown): string => {
    const column = columns.get(path);
    const said = [value].flat().map((each) => {
      const word = each === true ? 'yes' : each === false ? 'no' : String(each);
      return column?.labelOf[word] ?? (word === UNKNOWN ? routingWording.notKnown : word);
    });
    return `${column?.label ?? path}: ${said.length === 0 ? routingWording.noneOfIt : said.join(', ')}`;
  };

  return {
    phones,
    matched,
    fact: (path, value) =>
      !columns.has(path) || value === UNKNOWN || (Array.isArray(value) && value.length === 0)
        ? null
        : matched(path, value),
    duty: (kind, what) => {
      const label = outputs.obligationKind?.[kind] ?? kind;
      const detail = outputs[kind]?.[what];
      return detail === undefined ? label : `${label}: ${detail}`;
    },
    sentences: (decision, moment, locale) => {
      const opening = nextOpening(moment.opening.hours, moment.now);
      const why = exceptionToday(moment.opening, moment.now, routingWording);
      const ours = decision.offers.find((offer) => offer.kind === 'phone' && offer.number !== undefined);
      const values: Record<string, string | undefined> = {
        phone: numbers.get(ours?.number ?? 'contact-centre')?.number,
        openingTime: opening === null ? undefined : dayAndTime(opening),
        waitMinutes: String(Math.ceil((moment.queue.expectedWaitSeconds ?? 0) / 60)),
      };
      return decision.wording.flatMap((id) => {
        const sentence = wordingOf(ruleSet, id, locale);
        if (sentence === null) throw new Error(`the rule set has no wording ${id}`);
        const said = sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
        // Whoever is told when we open hears as well why we are closed today.
        return sentence.includes('{openingTime}') && why !== null ? [why, said] : [said];
      });
    },
    why: (rule) => whys.get(rule) ?? rule,
  };
}
