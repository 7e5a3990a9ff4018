import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { EMPTY, follow, sealOf } from './verify.ts';
import type { SealedEntry } from './verify.ts';

const sealed = (texts: readonly string[]): SealedEntry[] => {
  let previous: Uint8Array = Buffer.alloc(0);
  return texts.map((entry, at) => {
    const seq = BigInt(at + 1);
    const one = { seq, entry, previous, hash: sealOf(previous, seq, entry) };
    previous = one.hash;
    return one;
  });
};
const texts = fc.array(fc.json(), { minLength: 1, maxLength: 20 });

describe('the chain of entries', () => {
  it('holds as it was written, in parts as in one', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (all, cut) => {
        const entries = sealed(all);
        const whole = follow(EMPTY, entries);
        const first = follow(EMPTY, entries.slice(0, cut % all.length));
        expect(whole).toMatchObject({ ok: true, chain: { entries: BigInt(all.length) } });
        expect(first.ok && follow(first.chain, entries.slice(cut % all.length))).toEqual(whole);
      }),
    );
  });

  it('breaks at the entry that was changed, taken out or put between', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.constantFrom('changed', 'out', 'twice'), (all, where, how) => {
        const at = where % all.length;
        const entries = sealed(all);
        const one = entries[at];
        if (!one) throw new Error('there is none');
        if (how === 'changed') entries[at] = { ...one, entry: `${one.entry} ` };
        if (how === 'out') entries.splice(at, 1);
        if (how === 'twice') entries.splice(at, 0, one);
        const broken = how === 'twice' ? at + 2 : at + 1;
        // The last entry leaves no gap when it is gone: that is what the noted seal is for.
        const isLast = how === 'out' && at === all.length - 1;
        expect(follow(EMPTY, entries)).toMatchObject(isLast ? { ok: true } : { ok: false, at: BigInt(broken) });
      }),
    );
  });
});
