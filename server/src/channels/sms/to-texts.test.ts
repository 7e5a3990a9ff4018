import { describe, expect, it } from '@jest/globals';
import type { Action } from '@hub/contract';
import * as fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { pressedReply, segmentsOf, toTexts } from './to-texts.ts';
import type { Said } from './to-texts.ts';

const given = { council: 'Marlow Reach Council', baseUrl: 'https://council.example' };
const person: Action = { type: 'person', label: 'Talk to a person', text: 'I want to talk to a person' };
const link: Action = { type: 'link', label: 'Open the form', url: '/g/AAAAAAAAAAAAAAAAAAAAAA' };
const yes: Action = { type: 'reply', label: 'Yes', text: 'Yes' };
const no: Action = { type: 'reply', label: 'No', text: 'No' };
const bot = (text: string, ...actions: Action[]): Said => ({ from: 'bot', text, actions });
const texts = (...said: Said[]) => toTexts(said, given);

describe('what is said, as texts', () => {
  it('stands in one text with what could be pressed', () => {
    expect(
      texts(
        bot('Automated reply.'),
        bot('Report a pothole. We mend holes in roads.', link, person),
        bot('Did this help?', yes, no),
      ),
    ).toEqual([
      'Marlow Reach Council: Automated reply. Report a pothole. We mend holes in roads. Did this help? ' +
        'Open the form https://council.example/g/AAAAAAAAAAAAAAAAAAAAAA Reply 1 Yes; 2 No. Reply 0 for a person.',
    ]);
  });

  it('leaves out the last sentences, never the link, the number or the person', () => {
    const sentence = 'This sentence tells more about it than a text can hold.';
    const phone: Action = { type: 'phone', label: 'Council', number: '01632 960000' };
    const [text, ...more] = texts(bot(`Use the form. ${`${sentence} `.repeat(9)}`, link, phone, person));
    expect(more).toEqual([]);
    expect(text).toMatch(/^Marlow Reach Council: Use the form\. This sentence/);
    expect(text).toMatch(/https:\S+ Council: 01632 960000\. Reply 0 for a person\.$/);
    expect(segmentsOf(text ?? '')).toBe(2);
  });

  it('is whole where there is danger, in as many texts as it takes', () => {
    const sentences = Array.from(
      { length: 9 },
      (_, at) => `Danger sentence number ${at} says what to do at this moment.`,
    );
    const all = texts({ ...bot(sentences.join(' ')), staff: { safety: 'fire' } });
    expect(all.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(all.some((text) => text.includes(sentence))).toBe(true);
  });

  it('has plain letters for ours, and an adviser’s as they are', () => {
    expect(texts(bot('It’s “done” – thanks…\u00a0🙂'))).toEqual(['Marlow Reach Council: It\'s "done" - thanks...']);
    expect(texts({ from: 'agent', name: 'Bola Adekunle', text: 'Gata 🙂' })).toEqual([
      'Marlow Reach Council, Bola: Gata 🙂',
    ]);
  });

  it('never leaves out a question that is to be answered by a number', () => {
    const [text, ...more] = texts(
      bot('Long words about a service that are told here. '.repeat(9), link, person),
      bot('Did this help?', yes, no),
    );
    expect(more).toEqual([]);
    expect(text).toMatch(
      /told here\. Did this help\? Open the form https:\S+ Reply 1 Yes; 2 No\. Reply 0 for a person\.$/,
    );
  });

  it('leaves out a quick way off a page, which a text has not', () => {
    expect(texts(bot('Are you safe?', { type: 'exit', label: 'Leave', url: 'https://weather.example' }))).toEqual([
      'Marlow Reach Council: Are you safe?',
    ]);
  });

  it('takes two segments at most, begins with the name, and keeps an adviser’s words in order', () => {
    const words = fc.array(
      fc.oneof(fc.constantFrom('bin', 'house.', 'ș', '🙂', '€', 'don’t'), fc.string({ maxLength: 400 })),
      {
        minLength: 1,
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(words, fc.boolean(), (some, isAgent) => {
        const text = some.join(' ');
        const all = texts(isAgent ? { from: 'agent', name: 'Bola', text } : bot(text, link, person));
        for (const each of all) {
          expect(segmentsOf(each)).toBeLessThanOrEqual(2);
          expect(each.startsWith('Marlow Reach Council')).toBe(true);
        }
        if (!isAgent) expect(all.join(' ')).toContain('/g/AAAAAAAAAAAAAAAAAAAAAA');
        const said = all.map((each) => each.replace(/^Marlow Reach Council, Bola: ?/, '')).join('');
        if (isAgent) expect(said.replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });
});

describe('the segments of a text', () => {
  it('are those of the calculator, for plain letters and for others', () => {
    const ones = 'aZ 09@£¥éèàÄÖñüßΔΩ§¿¡!?"\'()*+,-./:;<=>&%#$_\n';
    const letterOf = (all: string) => fc.constantFrom(...Array.from(all));
    const [plain, letters] = [letterOf(ones), letterOf(`${ones}€[]{}^~|\\\`ș’🙂\r¤`)];
    const words = (letter: fc.Arbitrary<string>) => fc.string({ unit: letter, maxLength: 330, size: 'max' });
    fc.assert(
      fc.property(fc.oneof(words(plain), words(letters)), (text) => {
        expect(segmentsOf(text)).toBe(new SegmentedMessage(text).segmentsCount);
      }),
    );
  });

  it.each([
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
  ])('of %d plain letters are %d', (length, segments) => {
    expect(segmentsOf('a'.repeat(length))).toBe(segments);
  });
});

describe('a digit in answer', () => {
  const offered = [link, yes, person, no];

  it.each([
    ['1', 'Yes'],
    [' 2. ', 'No'],
    ['0', 'I want to talk to a person'],
    ['3', undefined],
    ['12', undefined],
    ['1 please', undefined],
    ['', undefined],
  ])('"%s" means %s', (text, meant) => {
    expect(pressedReply(text, offered)).toBe(meant);
  });

  it('means nothing where nothing was offered', () => {
    expect(pressedReply('1', [])).toBeUndefined();
    expect(pressedReply('0', [yes])).toBeUndefined();
  });
});
