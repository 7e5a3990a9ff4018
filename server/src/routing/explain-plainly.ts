/** Why a resident got what they got, in plain words and on request: what was decided, by which rules, from what we knew. Pure. */
import type { PlainExplanation } from '@hub/contract';
import type { Decision } from '@hub/routing-rules';
import type { PolicyWords } from './policy-words.ts';
import type { RoutingWording } from './wording.ts';

/** The first sentence of a reason: what follows is for the people who keep the rules. */
const firstSentence = (text: string) => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

/** What is so for everybody at that moment: a rule that looks at nothing else says nothing of this resident. */
const SAME_FOR_ALL = /^(channel|direction|hours\.|queue\.|decision\.|derived\.(signal|staffed|busy))/;

const isAboutThem = ({ facts }: Decision['because'][number]) =>
  Object.keys(facts).some((path) => !SAME_FOR_ALL.test(path));

/** A stored decision for the resident it was made for. The rule that chose the route comes first; of the others, those that looked at something of theirs. */
export function explainPlainly(
  { at, decision }: { at: Date; decision: Decision },
  { words, wording }: { words: PolicyWords; wording: RoutingWording },
): PlainExplanation {
  return {
    at: at.toISOString(),
    decided: wording.decided[decision.route],
    reasons: decision.because
      .filter((each, place) => place === 0 || isAboutThem(each))
      .map(({ rule, clause, facts }) => ({
        why: firstSentence(words.why(rule)),
        rule,
        clause,
        known: Object.entries(facts).flatMap(([path, value]) => words.fact(path, value) ?? []),
      })),
    ruleSetVersion: decision.ruleSetVersion,
  };
}
