import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadWording } from '../load.ts';
import { POTHOLE, buildGuidance, buildPorts, buildTurn, buildUnderstood } from '../test/build-turn.ts';
import { createUnderstanding } from '../understand/create-understanding.ts';
import { createBot } from './create-bot.ts';
import type { BotResult, Guidance } from './port.ts';
import { answersTo, QUESTION_WORDS, QUESTIONS, type Question } from './questions.ts';
import { createAnswerReader } from './read-answer.ts';
import { isAnswering } from './state.ts';

const bot = createBot(buildPorts());
const understanding = createUnderstanding();
const words = loadWording('en');
const reader = createAnswerReader(words);
const nothing = buildUnderstood({ intents: [], band: 'none', action: 'none' });

const said = (text: string, guidance: Partial<Guidance>, state: unknown = null) =>
  bot.turn(
    buildTurn({ text, understanding: understanding.understand(text), guidance: buildGuidance(guidance), state }),
  );
const asked = ({ replies }: BotResult) =>
  QUESTIONS.filter((question) => replies.some(({ text }) => text === words[QUESTION_WORDS[question]]));
/** What comes of an answer to a question that was asked in the turn before. */
async function answer(question: Question, text: string, guidance: Partial<Guidance> = { route: 'answer' }) {
  const before = await said('there is a pothole', { questions: [question] });
  return said(text, guidance, JSON.parse(JSON.stringify(before.state)));
}

describe('a danger that was only learned', () => {
  const alarmed = (matched: string) =>
    buildUnderstood({
      ...{ intents: [], band: 'person', action: 'safeguarding' },
      safety: { signal: 'domestic-abuse', matched, confidence: 0.2 },
    });
  const heard = async (question: Question, text: string, matched = 'learned') => {
    const { state } = await said('there is a pothole', { questions: [question] });
    return bot.heard({ text, state, understanding: alarmed(matched) });
  };

  it('is none in a button or in a few words that answer', async () => {
    expect(await heard('digital-access', 'Only on my phone')).toMatchObject({ safety: null, action: 'person' });
    expect(await heard('authority', 'I have power of attorney')).toMatchObject({ safety: null });
    expect(await heard('safe-to-talk', 'No')).toMatchObject({ safety: null });
  });

  it('is one in more words, in other words, of safety, when it is listed, and where nothing was asked', async () => {
    const danger = { safety: { signal: 'domestic-abuse' }, action: 'safeguarding' };
    expect(await heard('digital-access', 'only on my phone when he lets me have it at all')).toMatchObject(danger);
    expect(await heard('digital-access', 'he took it off me')).toMatchObject(danger);
    expect(await heard('safe-to-talk', 'he is here')).toMatchObject(danger);
    expect(await heard('digital-access', 'Only on my phone', 'domestic-abuse-12')).toMatchObject(danger);
    expect(bot.heard({ text: 'No', state: null, understanding: alarmed('learned') })).toMatchObject(danger);
  });
});

describe('a question of the policy', () => {
  it('is asked after what the bot says, with its answers and a person to press', async () => {
    const result = await said('pothole', { route: 'self-service', service: POTHOLE, questions: ['digital-access'] });
    expect(result.replies.map(({ text }) => text)).toEqual([
      'Report a pothole. We mend holes in roads and paths. Tell us where the hole is. Say how big it is and if cars must drive round it.',
      'Can you use the internet at home or at work?',
    ]);
    expect(result.replies[1]?.actions.map(({ label }) => label)).toEqual([
      'Yes, at home',
      'Yes, at work',
      'No',
      'Only on my phone',
      'I am not sure',
      'Talk to a person',
    ]);
    expect(isAnswering(result.state)).toBe(true);
  });

  it.each(['agent', 'assisted-digital', 'emergency', 'log'] as const)('is asked on the route %s', async (route) => {
    const result = await said('he hits me', {
      route,
      wordings: ['A person comes.'],
      questions: ['safe-to-talk', 'safe-contact'],
    });
    expect(result.replies[0]?.text).toContain('A person comes.');
    expect(asked(result)).toEqual(['safe-to-talk']);
  });

  it('waits while the bot asks something of its own', async () => {
    const choices = [{ id: 'missed-bin', name: 'Report a missed bin' }];
    for (const guidance of [{ route: 'callback' } as const, { choices }])
      expect(asked(await said('hm', { ...guidance, questions: ['tenancy'] }))).toEqual([]);
  });

  it('is not asked when the message is given back to be decided', async () => {
    const result = await said('can I speak to a person', { questions: ['tenancy'] });
    expect(result.effects).toEqual([{ type: 'handover', reason: 'asked' }]);
    expect(asked(result)).toEqual([]);
  });

  it('is passed over when the bot does not know it', async () => {
    expect(asked(await said('hm', { questions: ['shoe-size', 'tenancy'] }))).toEqual(['tenancy']);
  });

  it('is asked once a conversation, and the next one then', async () => {
    const guidance = { service: POTHOLE, questions: ['authority', 'tenancy'] };
    const one = await said('there is a pothole', guidance);
    const two = await said('and another pothole', guidance, one.state);
    const three = await said('and a third pothole', guidance, two.state);
    expect([one, two, three].map(asked)).toEqual([['authority'], ['tenancy'], []]);
  });
});

describe('an answer', () => {
  const everyButton = QUESTIONS.flatMap((question) =>
    answersTo(question).map(({ answered, button }) => ({ ...answered, text: words[button] })),
  );

  it.each(everyButton)('$question: "$text" on its button is $answer', async ({ text, ...answered }) => {
    const result = await answer(answered.question, text);
    expect(result.effects).toEqual([{ type: 'answered', ...answered }]);
    expect(result.replies.map((reply) => reply.text)).toEqual(['Thank you. I have kept your answer.']);
  });

  it.each([
    ['digital-access', "no i don't", 'none'],
    ['digital-access', "I haven't got a computer", 'none'],
    ['digital-access', 'i go to the library', 'none'],
    ['digital-access', 'only a landline', 'none'],
    ['digital-access', 'neither', 'none'],
    ['digital-access', 'only on my phone', 'mobileOnly'],
    ['digital-access', 'no, just my mobile', 'mobileOnly'],
    ['digital-access', 'I have got a smartphone', 'mobileOnly'],
    ['digital-access', 'yes', 'home'],
    ['digital-access', 'yeah I have a laptop', 'home'],
    ['digital-access', 'just at work', 'work'],
    ['digital-access', "don't know", 'unknown'],
    ['digital-access', "I'd rather not say", 'unknown'],
    ['safe-to-talk', 'yes i am safe', 'yes'],
    ['safe-to-talk', 'its fine', 'yes'],
    ['safe-to-talk', 'no', 'no'],
    ['safe-to-talk', 'not really', 'no'],
    ['safe-to-talk', 'he is here', 'no'],
    ['safe-to-talk', 'it is not safe', 'no'],
    ['safe-to-talk', 'for now', 'unknown'],
    ['safe-contact', 'not by phone please', 'no'],
    ['safe-contact', 'yes that is fine', 'yes'],
    ['safe-contact', 'you can text me', 'yes'],
    ['authority', 'I have power of attorney', 'yes'],
    ['authority', 'she signed a form last year', 'yes'],
    ['authority', 'nope', 'no'],
    ['authority', 'not yet', 'no'],
    ['authority', 'not sure', 'unknown'],
    ['tenancy', "yes it's a council flat", 'council'],
    ['tenancy', "you're my landlord", 'council'],
    ['tenancy', 'housing association', 'other'],
    ['tenancy', 'I own it', 'other'],
    ['tenancy', 'no, from a private landlord', 'other'],
    ['tenancy', 'no idea', 'unknown'],
  ] as const)('%s: "%s" is %s', async (question, text, expected) => {
    expect((await answer(question, text)).effects).toEqual([{ type: 'answered', question, answer: expected }]);
  });

  it('is kept also where the same words call for help', async () => {
    const { effects } = await answer('safe-to-talk', 'he is in the next room, he is here');
    expect(effects).toContainEqual({ type: 'answered', question: 'safe-to-talk', answer: 'no' });
  });

  it.each([
    ['digital-access', 'when is my bin day'],
    ['tenancy', 'yes and my bin was missed on Monday'],
    ['safe-to-talk', 'how do I renew my library books'],
    ['authority', 'what is this about please tell me more before I go on with it all'],
  ] as const)('is not what "%s: %s" is: that is a new demand, and the question is over', async (question, text) => {
    const result = await answer(question, text);
    expect(result.effects).toEqual([{ type: 'new-demand' }]);
    expect([result.replies, isAnswering(result.state)]).toEqual([[], false]);
    expect(asked(await said('pothole', { questions: [question] }, result.state))).toEqual([]);
  });

  it.each([
    ['safe-to-talk', 'no, he is hitting me', 'no', 'safety'],
    ['safe-contact', 'he checks my phone', 'no', 'safety'],
    ['safe-contact', 'please dont ring', 'no', 'asked'],
    ['safe-to-talk', 'yes can I speak to a person', 'yes', 'asked'],
  ] as const)('%s: is kept, and danger or a wish for a person wins: "%s"', async (question, text, said, reason) => {
    expect((await answer(question, text)).effects).toEqual([
      { type: 'answered', question, answer: said },
      { type: 'handover', reason },
    ]);
  });

  it('is kept also where a person takes over, in the policy’s own words', async () => {
    const result = await answer('tenancy', 'yes', { route: 'agent', wordings: ['A person comes.'] });
    expect(result.effects).toEqual([{ type: 'answered', question: 'tenancy', answer: 'council' }]);
    expect(result.replies.map(({ text }) => text)).toEqual(['A person comes.']);
    expect(isAnswering(result.state)).toBe(false);
  });

  it('is always one of the closed list, whatever is written', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 200 }),
      fc
        .array(fc.constantFrom('yes', 'no', 'not', 'safe', 'phone', 'only', 'council', 'home', 'know', 'dont'), {
          maxLength: 12,
        })
        .map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(fc.constantFrom(...QUESTIONS), text, (question, written) => {
        const read = reader.read(question, written, nothing);
        const closed = answersTo(question).map(({ answered }) => answered);
        expect(read === undefined || closed.includes(read)).toBe(true);
      }),
    );
  });
});
