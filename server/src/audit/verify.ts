/** Checks that an audit trail is as it was written: every entry sealed with all before it, none missing. Pure. */
import { createHash } from 'node:crypto';

export interface SealedEntry {
  seq: bigint;
  /** The text of the entry, to the byte. */
  entry: string;
  previous: Uint8Array;
  hash: Uint8Array;
}

export interface Chain {
  /** How many entries hold together from the beginning. */
  entries: bigint;
  /** The seal of the last of them, in hexadecimal: whoever noted it elsewhere knows later that nothing before it was changed. */
  head: string;
}

export const EMPTY: Chain = { entries: 0n, head: '' };

export function sealOf(previous: Uint8Array, seq: bigint, entry: string): Buffer {
  return createHash('sha256').update(previous).update(`${seq} ${entry}`).digest();
}

/** The chain with these entries behind it, or the number of the first that does not fit. */
export function follow(
  chain: Chain,
  entries: readonly SealedEntry[],
): { ok: true; chain: Chain } | { ok: false; at: bigint } {
  let { entries: last, head } = chain;
  for (const { seq, entry, previous, hash } of entries) {
    const before = Buffer.from(head, 'hex');
    const isNext = seq === last + 1n && before.equals(previous);
    if (!isNext || !sealOf(before, seq, entry).equals(hash)) return { ok: false, at: last + 1n };
    [last, head] = [seq, Buffer.from(hash).toString('hex')];
  }
  return { ok: true, chain: { entries: last, head } };
}
