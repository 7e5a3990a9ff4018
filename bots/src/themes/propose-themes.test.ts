import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FEWEST_COMMENTS, proposeThemes } from './propose-themes.ts';

const WAITING = ['I waited far too long', 'The waiting was long on the phone', 'Waited and waited', 'You make us wait'];
const BINS = ['My bin was missed again', 'Missed the bin twice', 'The bins are missed each week'];

describe('themes of comments', () => {
  it('are the words that weigh much in several comments, in one form', () => {
    const themes = proposeThemes([...WAITING, ...BINS, 'Thank you', 'The library is lovely']);
    expect(themes.map(({ comments }) => comments).toSorted()).toEqual([3, 4]);
    const words = themes.map((each) => each.words.join(' '));
    expect(words.some((each) => each.includes('waited'))).toBe(true);
    expect(words.some((each) => each.includes('bin') && each.includes('missed'))).toBe(true);
  });

  it('are never made of what fewer people said, and hold each comment once at most', () => {
    const word = fc.constantFrom('late', 'lorry', 'street', 'paper', 'Priya', 'constructor', 'the');
    fc.assert(
      fc.property(
        fc.array(
          fc.array(word, { maxLength: 5 }).map((all) => all.join(' ')),
          { maxLength: 12 },
        ),
        (said) => {
          const themes = proposeThemes(said);
          expect(themes.reduce((sum, { comments }) => sum + comments, 0)).toBeLessThanOrEqual(said.length);
          for (const { words, comments } of themes) {
            expect(comments).toBeGreaterThanOrEqual(FEWEST_COMMENTS);
            for (const each of words)
              expect(said.filter((comment) => comment.toLowerCase().includes(each)).length).toBeGreaterThanOrEqual(
                FEWEST_COMMENTS,
              );
          }
        },
      ),
    );
    expect(proposeThemes([])).toEqual([]);
  });
});
