import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNo, readScore } from '../../feedback/index.ts';
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
const given = { wording, rating: { readScore, isNo } };
const said = (text: string) => ({ kind: 'said', text });

describe('what a caller does', () => {
  it('asks for a person with 0 wherever they do not wait for one already (P17)', () => {
    for (const scene of ['asking', 'keys', 'thinking'] as const)
      expect(meaningOf({ digits: '0', speech: '' }, { ...where, scene }, given)).toEqual(said('0'));
    expect(asksPerson('0')).toBe(true);
    expect(meaningOf({ digits: '0', speech: '' }, { ...where, scene: 'waiting' }, given)).toEqual({ kind: 'waits' });
  });

  it('is a key of the menu only where the menu was read, and an answer only where one was offered', () => {
    const one = { digits: '1', speech: '' };
    expect(meaningOf(one, where, given)).toEqual({ kind: 'no-such-key' });
    expect(meaningOf(one, { ...where, replies: 2 }, given)).toEqual(said('1'));
    expect(meaningOf(one, { ...where, scene: 'keys', replies: 2 }, given)).toEqual(said(wording.keys[1].said));
    expect(meaningOf(one, { ...where, scene: 'waiting' }, given)).toEqual({ kind: 'ring-back' });
    expect(meaningOf(one, { ...where, scene: 'waiting', canRingBack: false }, given)).toEqual({
      kind: 'no-such-key',
    });
  });

  it('comes to a person after silence that lasts, unless they were answered (P22)', () => {
    const silence = { digits: '', speech: ' ' };
    expect(meaningOf(silence, where, given)).toEqual({ kind: 'silence' });
    expect(meaningOf(silence, { ...where, silences: 2 }, given)).toEqual(said(wording.silent));
    expect(meaningOf(silence, { ...where, replies: 1, silences: 5 }, given)).toEqual({ kind: 'part' });
    expect(asksPerson(wording.silent)).toBe(true);
    expect(meaningOf(silence, { ...where, isAnswered: true, silences: 1 }, given)).toEqual({ kind: 'part' });
  });

  it('is a rating only where we asked for one, by key or by word; anything else is said, and silence parts', () => {
    const here = { ...where, scene: 'rating' as const };
    const heard = (input: { digits: string; speech: string }) => meaningOf(input, here, given);
    for (const score of [1, 2, 3, 4, 5])
      expect(heard({ digits: String(score), speech: '' })).toEqual({ kind: 'rating', score });
    expect(heard({ digits: '', speech: 'Very good.' })).toEqual({ kind: 'rating', score: 5 });
    expect(heard({ digits: '0', speech: '' })).toEqual(said('0'));
    expect(heard({ digits: '7', speech: '' })).toEqual({ kind: 'no-such-key' });
    expect(heard({ digits: '*', speech: '' })).toEqual({ kind: 'no-such-key' });
    expect(heard({ digits: '', speech: ' ' })).toEqual({ kind: 'part' });
    expect(heard({ digits: '', speech: 'No thank you' })).toEqual({ kind: 'part' });
    expect(heard({ digits: '', speech: 'my bin was missed' })).toEqual(said('my bin was missed'));
    expect(meaningOf({ digits: '5', speech: '' }, where, given)).toEqual({ kind: 'no-such-key' });
  });

  it('is kept as it was said', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (speech) => {
          expect(meaningOf({ digits: '', speech }, where, given)).toEqual(said(speech));
        },
      ),
    );
  });
});
