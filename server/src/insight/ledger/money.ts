/**
 * Money, exactly: whole hundredths of a penny, never a fraction of a float. The bridge between what people write ("2.59") and what
 * is reckoned with. Pure.
 */

/** Whole hundredths of a penny. */
export type Money = number;

const PER_POUND = 10_000;
const PER_PENNY = 100;

/** "2.59" or "0.1105" as money. Throws when it is not an amount of pounds: a tariff with a slip must not be kept. */
export function readPounds(text: string): Money {
  const match = /^(\d{1,6})(?:\.(\d{1,4}))?$/.exec(text);
  if (!match) throw new Error(`"${text}" is no amount: write pounds with at most four places, such as 2.59.`);
  const [, pounds = '', places = ''] = match;
  return Number(pounds) * PER_POUND + Number(places.padEnd(4, '0'));
}

/** A share of an amount, to the nearest hundredth of a penny; halves go up. Null of nothing. */
export function perOne(amount: Money, count: number): Money | null {
  if (count === 0) return null;
  return Number((2n * BigInt(amount) + BigInt(count)) / (2n * BigInt(count)));
}

/** "£2.59", to the nearest penny, halves away from nothing. */
export function inPounds(amount: Money): string {
  const pence = Math.floor((Math.abs(amount) + PER_PENNY / 2) / PER_PENNY);
  const sign = amount < 0 && pence > 0 ? '-' : '';
  return `${sign}£${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
}
