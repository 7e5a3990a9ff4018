import { describe, expect, it } from '@jest/globals';
import { duty } from '../../test/builders.ts';
import { careInWords, couldHarm, heldBackInWords, shortened } from './duties-in-words.ts';

describe('shortened', () => {
  it('says each label once, and each detail once', () => {
    const words = ['record: a safety signal', 'limit: menus', 'record: a repeat contact', 'record: a safety signal'];
    expect(shortened(words.map((said, index) => duty(index, { kind: 'record', words: said })))).toEqual([
      'Record: a safety signal; a repeat contact',
      'Limit: menus',
    ]);
  });

  it('says words without a detail once', () => {
    const open = duty(1, { kind: 'keep-channel', words: 'keep this channel open' });
    expect(shortened([open, open])).toEqual(['Keep this channel open']);
  });
});

describe('what to take care of', () => {
  it('is said in a sentence where there is one, else in the words of the hub', () => {
    const care = careInWords([
      duty(1, { kind: 'restrict', what: 'something-new', words: 'limit: something new' }),
      duty(2, { kind: 'restrict', what: 'cold-transfer', words: 'limit: cold transfer' }),
      duty(3, { kind: 'restrict', what: 'constructor', words: 'limit: something else' }),
    ]);
    expect(care).toEqual(['Warm transfer only.', 'Limit: something new; something else']);
  });
});

describe('what to hold back', () => {
  const duties = (whats: string[]) => whats.map((what, index) => duty(index, { kind: 'suppress', what }));
  const held = (...whats: string[]) => heldBackInWords(duties(whats));

  it('is told apart where sending it could put somebody in danger', () => {
    expect(couldHarm(duties(['survey', 'voicemail']))).toBe(true);
    expect(couldHarm(duties(['survey', 'link']))).toBe(false);
  });

  it('is one notice in a fixed order', () => {
    expect(held('survey', 'voicemail', 'sms')).toBe('Do not text. Do not leave a voicemail. Do not send a survey.');
  });

  it('says texts about a call back only where other texts may go', () => {
    expect(held('callback-text', 'sms')).toBe('Do not text.');
    expect(held('callback-text')).toBe('Do not text about a call back.');
  });
});
