/** The thread that checks rules: the exact checks of a whole set take a moment, and residents must not wait for it. */
import { faultsIn } from './read-rules.ts';
import type { RuleTexts } from './rule-texts.ts';

export default (texts: RuleTexts): string[] => faultsIn(texts);
