import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { beginsMention, findColleagues, stillNamed, withMention } from './mentioned.ts';

const BOLA = { staffId: 'b', name: 'Bola Adekunle' };
const SIAN = { staffId: 's', name: 'Sian Price' };

describe('a mention in the words of a note', () => {
  it.each([
    ['@', true],
    ['Ask @', true],
    ['Ask\n@', true],
    ['sam@', false],
    ['@b', false],
    ['', false],
  ])('"%s" begins one: %s', (text, begins) => {
    expect(beginsMention(text, text.length)).toBe(begins);
  });

  it('is put at the caret, with a gap to the word before it', () => {
    expect(withMention('Ask  about it', 4, 'Bola')).toEqual({ text: 'Ask @Bola  about it', caret: 10 });
    expect(withMention('Ask', 3, 'Bola')).toEqual({ text: 'Ask @Bola ', caret: 10 });
    expect(withMention('', 0, 'Bola')).toEqual({ text: '@Bola ', caret: 6 });
  });

  it('names whoever was put into any words, wherever', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, place) => {
        const { text: after } = withMention(text, place % (text.length + 1), BOLA.name);
        expect(stillNamed(after, [BOLA, BOLA])).toEqual([BOLA.staffId]);
      }),
    );
  });

  it('is gone when its words are', () => {
    expect(stillNamed('Ask @Sian Price', [BOLA, SIAN])).toEqual(['s']);
  });

  it('is found by the beginning of any name', () => {
    expect(findColleagues([BOLA, SIAN], 'ade')).toEqual([BOLA]);
    expect(findColleagues([BOLA, SIAN], 'RI')).toEqual([]);
    expect(findColleagues([BOLA, SIAN], '')).toEqual([BOLA, SIAN]);
  });
});
