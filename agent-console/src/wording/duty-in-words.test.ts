import { describe, expect, it } from '@jest/globals';
import { duty } from '../test/builders.ts';
import { workInWords, workWithin } from './duty-in-words.ts';

describe('work in words', () => {
  it('says what to do, without the name of its kind', () => {
    expect(workInWords(duty(1, { kind: 'task', words: 'set a task: refer to safeguarding' }))).toBe(
      'Refer to safeguarding',
    );
    expect(workInWords(duty(1, { kind: 'ask', words: 'ask: whether it is safe to talk' }))).toBe(
      'Ask whether it is safe to talk',
    );
    expect(workInWords(duty(1, { kind: 'notify', words: 'notify: the supervisor' }))).toBe('Notify the supervisor');
    expect(workInWords(duty(1, { kind: 'interpret', words: 'bring in an interpreter: BSL by video' }))).toBe(
      'Bring in an interpreter: BSL by video',
    );
  });

  it('leaves a sentence as it is', () => {
    expect(workInWords(duty(1, { words: 'Book an interpreter: Romanian.' }))).toBe('Book an interpreter: Romanian.');
    expect(workInWords(duty(1, { words: 'ring back' }))).toBe('Ring back');
  });

  it('starts small within a sentence, unless it is a sentence itself', () => {
    expect(workWithin(duty(1, { kind: 'notify', words: 'notify: the supervisor' }))).toBe('notify the supervisor');
    expect(workWithin(duty(1, { words: 'Book an interpreter: Romanian.' }))).toBe('Book an interpreter: Romanian.');
  });
});
