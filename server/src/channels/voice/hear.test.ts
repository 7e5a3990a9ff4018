import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNo, readScore } from '../../feedback/index.ts';
import { asksPerson, meaningOf } from './hear.ts';
import type { Input } from './hear.ts';
import type { SceneName } from './scene.ts';
import { voiceWording as wording } from './wording.ts';

const where = {
  scene: 'asking' as SceneName,
  silences: 0,
  replies: 0,
  isAnswered: false,
  canRingBack: true,
  canTextLink: true,
  canLeaveMessage: false,
};
const given = { wording, rating: { readScore, isNo } };
const pressed = (digits: string): Input => ({ digits, speech: '', message: null });
const said = (text: string) => ({ kind: 'said', text });

describe('what a caller does', () => {
  it('asks for a person with 0 wherever they do not wait for one already (P17)', () => {
    for (const scene of ['asking', 'keys', 'thinking'] as const)
      expect(meaningOf(pressed('0'), { ...where, scene }, given)).toEqual(said('0'));
    expect(asksPerson('0')).toBe(true);
    expect(meaningOf(pressed('0'), { ...where, scene: 'waiting' }, given)).toEqual({ kind: 'waits' });
  });

  it('is a key of the menu only where the menu was read, and an answer only where one was offered', () => {
    const one = pressed('1');
    expect(meaningOf(one, where, given)).toEqual({ kind: 'no-such-key' });
    expect(meaningOf(one, { ...where, replies: 2 }, given)).toEqual(said('1'));
    expect(meaningOf(one, { ...where, scene: 'keys', replies: 2 }, given)).toEqual(said(wording.keys[1].said));
    expect(meaningOf(one, { ...where, scene: 'waiting' }, given)).toEqual({ kind: 'ring-back' });
    expect(meaningOf(one, { ...where, scene: 'waiting', canRingBack: false }, given)).toEqual({
      kind: 'no-such-key',
    });
  });

  it('comes to a person after silence that lasts, unless they were answered (P22)', () => {
    const silence = { ...pressed(''), speech: ' ' };
    expect(meaningOf(silence, where, given)).toEqual({ kind: 'silence' });
    expect(meaningOf(silence, { ...where, silences: 2 }, given)).toEqual(said(wording.silent));
    expect(meaningOf(silence, { ...where, replies: 1, silences: 5 }, given)).toEqual({ kind: 'part' });
    expect(asksPerson(wording.silent)).toBe(true);
    expect(meaningOf(silence, { ...where, isAnswered: true, silences: 1 }, given)).toEqual({ kind: 'part' });
  });

  it('is a rating only where we asked for one, by key or by word; anything else is said, and silence parts', () => {
    const here = { ...where, scene: 'rating' as const };
    const heard = (input: Input) => meaningOf(input, here, given);
    for (const score of [1, 2, 3, 4, 5]) expect(heard(pressed(String(score)))).toEqual({ kind: 'rating', score });
    expect(heard({ ...pressed(''), speech: 'Very good.' })).toEqual({ kind: 'rating', score: 5 });
    expect(heard(pressed('0'))).toEqual(said('0'));
    expect(heard(pressed('7'))).toEqual({ kind: 'no-such-key' });
    expect(heard(pressed('*'))).toEqual({ kind: 'no-such-key' });
    expect(heard({ ...pressed(''), speech: ' ' })).toEqual({ kind: 'part' });
    expect(heard({ ...pressed(''), speech: 'No thank you' })).toEqual({ kind: 'part' });
    expect(heard({ ...pressed(''), speech: 'my bin was missed' })).toEqual(said('my bin was missed'));
    expect(meaningOf(pressed('5'), where, given)).toEqual({ kind: 'no-such-key' });
  });

  it('is a message only where nobody answers, and 0 stays a person there (P69)', () => {
    const message = { sid: 'RE1', seconds: 4 };
    const last = { ...where, scene: 'message' as const, isAnswered: true, replies: 3 };
    for (const scene of ['asking', 'keys', 'waiting'] as const) {
      expect(meaningOf(pressed('8'), { ...where, scene }, given)).toEqual({ kind: 'no-such-key' });
      const can = { ...where, scene, canLeaveMessage: true };
      expect(meaningOf(pressed('8'), can, given)).toEqual({ kind: 'leave-message' });
    }
    for (const key of ['#', '', 'hangup'])
      expect(meaningOf({ ...pressed(key), message }, last, given)).toEqual({ kind: 'left-message' });
    expect(meaningOf({ ...pressed('0'), message }, last, given)).toEqual(said('0'));
    expect(meaningOf(pressed('0'), last, given)).toEqual(said('0'));
    // What was offered before the tone is no answer any more.
    expect(meaningOf(pressed('1'), last, given)).toEqual({ kind: 'no-such-key' });
  });

  it('is kept as it was said', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
        (speech) => {
          expect(meaningOf({ ...pressed(''), speech }, where, given)).toEqual(said(speech));
        },
      ),
    );
  });
});
