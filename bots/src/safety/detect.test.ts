import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadSafetyCases, loadSafetyLists } from '../load.ts';
import { detectSafety } from './detect.ts';
import { kindOf, SAFETY_SIGNALS } from './signals.ts';

const cases = loadSafetyCases();

describe('the safety net (P05 to P13, P16)', () => {
  it('has enough cases of both sorts, for every signal', () => {
    expect(cases.positive.length).toBeGreaterThanOrEqual(480);
    expect(cases.negative.length).toBeGreaterThanOrEqual(150);
    for (const signal of SAFETY_SIGNALS) {
      expect(cases.positive.filter((one) => one.signal === signal).length).toBeGreaterThanOrEqual(40);
    }
  });

  it.each(cases.positive)('"$text" is $signal', ({ text, signal }) => {
    expect(detectSafety(text)?.signal).toBe(signal);
  });

  it.each(cases.negative)('"$text" is no signal', ({ text }) => {
    expect(detectSafety(text)).toBeNull();
  });

  it.each(cases.positive)('finds "$text" shouted in a longer message', ({ text, signal }) => {
    const found = detectSafety(`Hello. I need some help please.\n${text.toUpperCase()}!!!\nThank you`);
    expect(found && kindOf(found.signal)).toBe(kindOf(signal));
  });

  it('is not put off by a harmless use of the same word', () => {
    expect(detectSafety('the fire door is on fire')?.signal).toBe('fire');
    expect(detectSafety('gas bill. I can smell gas')?.signal).toBe('gas');
  });

  it.each([
    ['she is unconcious', 'injury'],
    ['he has colapsed on the floor', 'injury'],
    ['su1cide', 'suicide'],
    ['i am SUICIDLE', 'suicide'],
    ['theres FLAMESSSS', 'fire'],
  ])('reads through the spelling of "%s"', (text, signal) => {
    expect(detectSafety(text)?.signal).toBe(signal);
  });

  it('never throws and gives the same answer twice, whatever is written', () => {
    const words = fc.constantFrom(
      'fire',
      'gas',
      'he',
      'hits',
      'me',
      'tonight',
      'nowhere',
      'door',
      '.',
      'smell',
      'pills',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 2000 }),
      fc.array(words, { maxLength: 300 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        expect(detectSafety(written)).toEqual(detectSafety(written));
      }),
    );
  });

  it('finds a signal wherever it stands in a message', () => {
    const filler = fc.array(fc.constantFrom('hello', 'please', 'council', 'thank', 'you'), { maxLength: 60 });
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        expect(detectSafety([...before, 'my kitchen is on fire', ...after].join(' '))?.signal).toBe('fire');
      }),
    );
  });
});

describe('the lists', () => {
  const lists = loadSafetyLists();

  it('give every pattern an id of its own', () => {
    const ids = [...lists.signals.flatMap((list) => list.patterns), ...lists.masks].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('use every group', () => {
    const written = [...lists.signals.flatMap((list) => list.patterns), ...lists.masks].map(({ words }) => words);
    const unused = Object.keys(lists.groups).filter((group) => !written.some((words) => words.includes(`@${group}`)));
    expect(unused).toEqual([]);
  });
});
