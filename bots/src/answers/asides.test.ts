import { describe, expect, it } from '@jest/globals';
import { loadAskedLists, loadHeldOut, loadSafetyCases, loadTraining } from '../load.ts';
import { createUnderstanding } from '../understand/create-understanding.ts';
import { createAsides } from './asides.ts';
import { createAskedReader } from './read-asked.ts';

const asides = createAsides(createAskedReader(loadAskedLists()));
const understanding = createUnderstanding();
const read = (text: string, about: string | null = 'bulky-waste') =>
  asides.read(text, understanding.understand(text), about);
const partsOf = (text: string) => {
  const aside = read(text);
  return aside?.about === 'service' ? aside.parts : aside?.about;
};

const FOLLOW_UPS = {
  cost: [
    'how much does it cost',
    'How much is it?',
    'ok and how much would that be please',
    'is it free',
    'do I have to pay',
    'whats the price',
    'is there a fee',
    'price?',
    'are there any charges',
    'what does it cost',
    'Thanks. How much?',
    'will I be charged',
  ],
  howLong: [
    'how long does it take',
    'How long will it be?',
    'when will it be done',
    'how soon',
    'and how long do I have to wait',
    'how quickly will it happen',
    'when will I hear',
    'will it take long',
    'how many days',
    "what's the waiting time",
  ],
  hours: [
    'when are you open',
    'what time do you open',
    'opening hours',
    'what are your opening times please',
    'are you open on saturday',
    'what time do you close',
    'are you open now',
    'open tomorrow?',
    'wen r u open',
    'what are your hours',
  ],
  need: [
    'what do I need',
    'What documents do I need?',
    'do I need any proof',
    'what should I bring',
    'which documents',
    'do I need ID',
    'what information do you need',
    'what do i need to have ready',
    'any paperwork',
  ],
  otherWays: [
    'where can I go instead',
    'is there another way',
    'can I do it by phone',
    'can I come in',
    'can I do that by post',
    "what's the phone number",
    'where do I go',
    'a different way please',
  ],
  how: ['how do I do it', 'how do I apply', 'what do I do next', 'how does it work', 'what happens next'],
} as const;

describe('a question about the service just answered', () => {
  it.each(Object.entries(FOLLOW_UPS).flatMap(([part, texts]) => texts.map((text) => [part, text] as const)))(
    '%s: "%s"',
    (part, text) => {
      expect(partsOf(text)).toContain(part);
    },
  );

  it('may be two at once', () => {
    expect(partsOf('how much is it and how long does it take?')).toEqual(['cost', 'howLong']);
  });

  it('is none before a service was answered', () => {
    for (const texts of Object.values(FOLLOW_UPS)) for (const text of texts) expect(read(text, null)).toBeUndefined();
  });

  it('may name that service', () => {
    expect(read('how much does a bulky waste collection cost')).toMatchObject({ parts: ['cost'] });
  });

  it.each([
    'how much is a parking permit',
    'how long does it take to get a passport',
    'how much did the council spend on consultants',
    'what documents do I need for a blue badge',
    'when is my bin day',
    'when will my housing benefit be paid',
    'how much council tax do I owe',
    'there is a pothole',
    'how do I complain',
    'I cannot pay',
    'can I speak to a person',
    'can someone ring me',
    'thanks',
    'yes',
    'no',
    '',
  ])('is not what "%s" is', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is never danger', () => {
    const taken = loadSafetyCases().positive.filter(({ text }) => read(text) !== undefined);
    expect(taken).toEqual([]);
  });

  it('never takes the place of another demand', () => {
    const demands = loadHeldOut().filter(({ intents }) => !intents.includes('bulky-waste'));
    const taken = demands.map(({ text }) => text).filter((text) => read(text)?.about === 'service');
    expect(taken).toEqual([]);
  });
});

describe('what the bot is', () => {
  it.each([
    'are you a robot',
    'Are you a bot?',
    'am I talking to a human',
    'is this a real person',
    'are you real',
    'is this a bot',
    'r u human',
    'are you human or a machine',
    'is this an automated chat bot',
    'who am I speaking to',
    'am i speaking with a real person or a computer',
    'are you AI?',
    'hello, are you a person?',
    'u a robot?',
    'who are you',
    'is this chatgpt',
  ])('is asked by "%s", whatever went before', (text) => {
    for (const about of [null, 'library']) expect(read(text, about)).toEqual({ about: 'assistant' });
  });

  it.each([
    'can I talk to a human',
    'is there a real person I can talk to',
    'are you a bot? get me a human',
    'I want a person',
    'stop, is this a bot? let me speak to someone',
    'are you open',
    'this is a robot vacuum that was dumped',
  ])('is not asked by "%s"', (text) => {
    expect(read(text, null)).toBeUndefined();
  });

  it('leaves every wish for a person alone, but for those that may be no more than this question (P17)', () => {
    const trained = loadTraining().find(({ id }) => id === 'wants-human')?.phrases ?? [];
    const heldOut = loadHeldOut().filter(({ intents }) => intents.includes('wants-human'));
    const wishes = [...trained, ...heldOut.map(({ text }) => text)];
    const taken = wishes.filter((text) => read(text, null) !== undefined);
    expect(wishes.length).toBeGreaterThan(20);
    expect(taken).toEqual(['are you a real person', 'is this a real person typing']);
  });
});

describe('a bin day', () => {
  it.each([
    'when is my bin day',
    'bin day for ZZ1 1AA',
    'when is my bin collected at 14 Sample Road',
    'which bin this week',
    'what bin is it this week',
    'which bin goes out tomorrow',
    'what day is recycling',
    'when do you collect my recycling',
    'wen r the bins emptied',
    'is it rubbish or recycling this week',
    'bin collection dates',
    'when do the binmen come',
    'what day are the bins in Mill Lane',
    'is it bin day tomorrow',
    'bin day?',
  ])('is asked by "%s"', (text) => {
    expect(asides.isBinDay(text)).toBe(true);
    // As an answer or among the choices, the bot is given the service of bins.
    const { intents, action } = understanding.understand(text);
    expect([intents[0]?.id, ['answer', 'choose']]).toEqual(['missed-bin', expect.arrayContaining([action])]);
  });

  it.each([
    'my bin was not emptied',
    'you missed my bin this week',
    'when will you collect my missed bin',
    'when will my new bin come',
    'my bin was not collected today',
    'the binmen did not come, they forgot our bin',
    'what goes in the recycling bin',
    'when is the tip open for rubbish',
    'when do you take bulky rubbish',
    'when is garden waste collection',
    'there is rubbish dumped in the road since monday',
    'when are you open',
  ])('is not asked by "%s"', (text) => {
    expect(asides.isBinDay(text)).toBe(false);
  });
});
