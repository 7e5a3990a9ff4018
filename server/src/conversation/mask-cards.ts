/** P03: a payment card number never reaches storage, another screen or a log. Masked before anything else sees the text. */

export const CARD_MARK = '[card removed]';

/** 13 to 19 digits, with single spaces or dashes between them as people type them (ISO/IEC 7812 allows up to 19). */
const CANDIDATE = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/** The Luhn check digit of ISO/IEC 7812-1: true for every real card number. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Replaces every card number in a text and says how many there were. */
export function maskCards(text: string): { text: string; removed: number } {
  let removed = 0;
  const masked = text.replace(CANDIDATE, (found) => {
    if (!passesLuhn(found.replace(/[ -]/g, ''))) return found;
    removed += 1;
    return CARD_MARK;
  });
  return { text: masked, removed };
}
