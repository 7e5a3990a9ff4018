/** Reads what a resident says in answer to a question, however it is written, so that it can be compared. Pure. */
import type { IdentityItem } from '@hub/contract';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ORDINAL = /(?<=\d)(?:st|nd|rd|th)\b/g;
/** Whoever has an account with the council is grown up: a year of two digits is the last one in which they can have been born. */
const GROWN_UP = 16;

const READERS: Record<IdentityItem, (said: string, now: Date) => string | null> = {
  postcode: bare,
  councilTaxAccount: bare,
  dateOfBirth: readDay,
  paymentDay: readDayOfMonth,
};

/** The answer in the one form in which it is compared; null when it cannot be one. */
export function readGiven(item: IdentityItem, said: string, now: Date): string | null {
  return READERS[item](said.normalize('NFKC').trim(), now);
}

/** Capitals and digits alone: spaces, dots and strokes are how somebody writes, not what they know. */
function bare(said: string): string | null {
  const kept = said.toUpperCase().replace(/[^A-Z\d]/g, '');
  return kept === '' ? null : kept;
}

/** "12/3/84", "12.03.1984", "12 March 1984", "March 12th, 1984" or "1984-03-12" as 1984-03-12. The day stands before the month. */
function readDay(said: string, now: Date): string | null {
  const parts = said
    .toLowerCase()
    .replace(ORDINAL, '')
    .split(/[\s,./-]+/)
    .filter((part) => part !== '' && part !== 'of' && part !== 'the');
  if (parts.length !== 3) return null;
  const [first = '', second = '', third = ''] = parts;
  if (/^\d{4}$/.test(first)) return dayOf(first, monthOf(second), third, now);
  if (/^[a-z]/.test(first)) return dayOf(third, monthOf(first), second, now);
  return dayOf(third, monthOf(second), first, now);
}

function monthOf(part: string): number {
  if (/^\d{1,2}$/.test(part)) return Number(part);
  return /^[a-z]{3,9}$/.test(part) ? MONTHS.indexOf(part.slice(0, 3)) + 1 : 0;
}

function dayOf(year: string, month: number, day: string, now: Date): string | null {
  if (!/^(\d{2}|\d{4})$/.test(year) || !/^\d{1,2}$/.test(day)) return null;
  const whole = year.length === 4 ? Number(year) : lastYearOf(Number(year), now.getUTCFullYear() - GROWN_UP);
  const at = new Date(Date.UTC(whole, month - 1, Number(day)));
  // 31 February rolls over into March: no such day.
  const isReal = whole >= 1000 && at.getUTCMonth() === month - 1 && at.getUTCDate() === Number(day);
  return isReal ? at.toISOString().slice(0, 10) : null;
}

/** The last year that ends in these two digits and is not after `latest`. */
function lastYearOf(digits: number, latest: number): number {
  return latest - ((((latest - digits) % 100) + 100) % 100);
}

/** "15", "the 15th" or "on the 15th of the month" as 15. */
function readDayOfMonth(said: string): string | null {
  const digits = said.match(/\d+/g) ?? [];
  const day = Number(digits[0]);
  return digits.length === 1 && day >= 1 && day <= 31 ? String(day) : null;
}
