/** References that people read out to each other. */
import { createHash } from 'node:crypto';

/** No letter or digit that looks or sounds like another. */
const SIGNS = '23456789CDFGHJKMPQRTVWXY';
const LENGTH = 8;

/** A reference like `R-7K3M-9QTF`, the same for the same seed, so that what is done again gets no second one. */
export function referenceFrom(prefix: string, seed: string): string {
  const hash = createHash('sha256').update(seed).digest();
  const signs = [...hash.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return `${prefix}-${signs.slice(0, 4)}-${signs.slice(4)}`;
}
