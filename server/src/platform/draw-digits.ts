/** Codes of six digits that people read out or key in. Pure. */

const DIGITS = 6;

/** Six digits; `pick` answers a whole number from 0 to one less than it is given, each as likely as any other. */
export function drawDigits(pick: (below: number) => number): string {
  return String(pick(10 ** DIGITS)).padStart(DIGITS, '0');
}
