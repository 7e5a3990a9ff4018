import type { RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { parseFacts } from '../facts.ts';

/** One line of output for one line of facts. A refused line says what and where in its own place, so later lines go on. */
export function answerLine(ruleSet: RuleSet, line: string): { output: string; refused: boolean } {
  let facts: unknown;
  try {
    facts = JSON.parse(line);
  } catch (error) {
    const problem = { code: 'not-json', where: 'line', what: String(error) };
    return { output: JSON.stringify({ problem }), refused: true };
  }
  const parsed = parseFacts(facts);
  return parsed.ok
    ? { output: JSON.stringify(decide(ruleSet, parsed.facts)), refused: false }
    : { output: JSON.stringify({ problem: parsed.problem }), refused: true };
}
