/** Checks rules on a thread that is there only while it is needed. */
import { Piscina } from 'piscina';
import type { CheckRules } from './rules.ts';
import type { RuleTexts } from './rule-texts.ts';

export function checkApart(): CheckRules {
  const pool = new Piscina<RuleTexts, string[]>({
    filename: new URL('check.worker.js', import.meta.url).href,
    minThreads: 0,
    maxThreads: 1,
  });
  return (texts) => pool.run(texts);
}
