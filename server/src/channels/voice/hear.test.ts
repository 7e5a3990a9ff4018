import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { asksPerson, meaningOf } from './hear.ts';
import type { SceneName } from './scene.ts';
import { voiceWording as wording } from './wording.ts';

const where = {
  scene: 'asking' as SceneName,
  silences: 0,
  replies: 0,
  isAnswered: false,
  canRingBack: true,
  canTextLink: true,
};
const said = (text: string) => ({ kind: 'said', text });

describe('what a caller does', () => {
  it('asks for a person with 0 wherever they do not wait for one already (P17)', () => {
    for (const scene of ['asking', 'keys', 'thinking'] as const)
      expect(meaningOf({ digits: '0', speech: '' }, { ...where, scene }, wording)).toEqual(said('0'));
    expect(asksPerson('0')).toBe(true);
    expect(meaningOf({ digits: '0', speech: '' }, { ...where, scene: 'waiting' }, wording)).toEqual({ kind: 'waits' });
  });

  it('is a key of the menu only where the menu was read, and an answer only where one was offered', () => {
    const one = { digits: '1', speech: '' };
    expect(meaningOf(one, where, wording)).toEqual({ kind: 'no-such-key' });
    expect(meaningOf(one, { ...where, replies: 2 }, wording)).toEqual(said('1'));
    expect(meaningOf(one, { ...where, scene: 'keys', replies: 2 }, wording)).toEqual(said(wording.keys[1].said));
    expect(meaningOf(one, { ...where, scene: 'waiting' }, wording)).toEqual({ kind: 'ring-back' });
    expect(meaningOf(one, { ...where, scene: 'waiting', canRingBack: false }, wording)).toEqual({
      kind: 'no-such-key',
    });
  });

  it('comes to a person after silence that lasts, unless they were answered (P22)', () => {
    const silence = { digits: '', speech: ' ' };
    expect(meaningOf(silence, where, wording)).toEqual({ kind: 'silence' });
    expect(meaningOf(silence, { ...where, silences: 2 }, wording)).toEqual(said(wording.silent));
    expect(meaningOf(silence, { ...where, replies: 1, silences: 5 }, wording)).toEqual({ kind: 'part' });
    expect(asksPerson(wording.silent)).toBe(true);
    expect(meaningOf(silence, { ...where, isAnswered: true, silences: 1 }, wording)).toEqual({ kind: 'part' });
  });

  it('is kept as it was said', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (speech) => {
          expect(meaningOf({ digits: '', speech }, where, wording)).toEqual(said(speech));
        },
      ),
    );
  });
});
