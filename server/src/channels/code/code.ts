/** A code of six digits: which words are one. Pure. */

const ALONE = /^\s*\d(?:\s*\d){5}\s*$/;

/**
 * The six digits that a text consists of, or null. With anything beside them it is no code, so that nobody's words are taken for one:
 * a text that also speaks of danger is said, and answered as danger.
 */
export function codeIn(text: string): string | null {
  return ALONE.test(text) ? text.replace(/\s/g, '') : null;
}
