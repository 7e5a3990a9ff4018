import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { createMarker, createSealer } from './sealed.ts';

const now = new Date('2026-11-24T12:00:00Z');
const later = new Date('2026-11-24T12:10:00Z');
const sealer = createSealer('a secret', 'test');

describe('a sealed value', () => {
  it('opens to what was sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.stringify(sealer.open(sealer.seal(value, later), now))).toBe(JSON.stringify(value));
      }),
    );
  });

  it('cannot be read by the browser that keeps it', () => {
    const sealed = sealer.seal({ verifier: 'not to be seen' }, later);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('not to be seen');
  });

  it('does not open after its time, for another purpose, or under another secret', () => {
    const sealed = sealer.seal('x', later);
    expect(sealer.open(sealed, later)).toBeNull();
    expect(createSealer('a secret', 'other').open(sealed, now)).toBeNull();
    expect(createSealer('other secret', 'test').open(sealed, now)).toBeNull();
  });

  it('does not open when one bit of it was changed', () => {
    const bytes = Buffer.from(sealer.seal({ residentId: 'r' }, later), 'base64url');
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const forged = Buffer.from(bytes);
        forged[bit >> 3] = (forged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(sealer.open(forged.toString('base64url'), now)).toBeNull();
      }),
    );
  });

  it('is nothing when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(sealer.open(text, now)).toBeNull()));
  });
});

describe('a mark', () => {
  it('is the same for the same text, and another for another text, purpose or secret', () => {
    const [mark, purpose, secret] = [
      createMarker('a secret', 'test'),
      createMarker('a secret', 'other'),
      createMarker('other secret', 'test'),
    ];
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        expect(Buffer.from(mark(text)).equals(Buffer.from(mark(other)))).toBe(text === other);
        for (const each of [purpose, secret])
          expect(Buffer.from(each(text)).equals(Buffer.from(mark(text)))).toBe(false);
      }),
    );
  });
});
