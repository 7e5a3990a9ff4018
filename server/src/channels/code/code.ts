/** A code of six digits: how it is drawn, and which words are one. Pure. */

const DIGITS = 6;
const ALONE = /^\s*\d(?:\s*\d){5}\s*$/;

/**
 * The six digits that a text consists of, or null. With anything beside them it is no code, so that nobody's words are taken for one:
 * a text that also speaks of danger is said, and answered as danger.
 */
export function codeIn(text: string): string | null {
  return ALONE.test(text) ? text.replace(/\s/g, '') : null;
}

/** Six digits; `pick` answers a whole number from 0 to one less than it is given, each as likely as any other. */
export function drawCode(pick: (below: number) => number): string {
  return String(pick(10 ** DIGITS)).padStart(DIGITS, '0');
}
