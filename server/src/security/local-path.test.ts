import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { localPath } from './local-path.ts';

const HUB = 'https://hub.example';
const piece = fc.constantFrom(
  '/',
  '\\',
  '.',
  '..',
  '\t',
  '\n',
  '@',
  ':',
  'evil.example',
  'https:',
  '?',
  '#',
  '%2f',
  'console',
  '//',
);

describe('a way back after signing in', () => {
  it('is kept when it is a path of this hub', () => {
    for (const path of ['/console', '/console?contact=7', '/console/x#top']) expect(localPath(path, '/')).toBe(path);
  });

  it('falls back when it is none', () => {
    for (const value of [undefined, 7, ['/a', '/b'], '', 'console', 'javascript:alert(1)']) {
      expect(localPath(value, '/console')).toBe('/console');
    }
  });

  it('never leads to another site, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = localPath(pieces.join(''), '/console');
        expect(new URL(path, HUB).origin).toBe(HUB);
        expect(path).toMatch(/^\/(?![/\\])/);
      }),
      { numRuns: 2000 },
    );
  });
});
