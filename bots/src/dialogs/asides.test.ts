import { describe, expect, it } from '@jest/globals';
import { buildGuidance, buildPorts, buildTurn, buildUnderstood, POTHOLE } from '../test/build-turn.ts';
import { createUnderstanding } from '../understand/create-understanding.ts';
import { createBot } from './create-bot.ts';
import type { BotResult, BotTurn, Guidance } from './port.ts';
import { isAnswering } from './state.ts';

const bot = createBot(buildPorts());
const understanding = createUnderstanding();
const BIN = {
  id: 'missed-bin',
  name: 'Report a missed bin',
  url: 'https://demo.example/missed-bin',
  summary: 'Tell us.',
};
const answering = buildGuidance({ route: 'self-service', service: POTHOLE });
const bins = buildGuidance({ route: 'self-service', service: BIN });
const listening = buildGuidance({ route: 'answer' });

/** Plays messages one after another, each as it is understood. */
async function play(...said: [string, Guidance, Partial<BotTurn>?][]): Promise<BotResult> {
  let result: BotResult | undefined;
  for (const [text, guidance, parts] of said)
    result = await bot.turn(
      buildTurn({
        text,
        guidance,
        understanding: understanding.understand(text),
        state: result ? JSON.parse(JSON.stringify(result.state)) : null,
        ...parts,
      }),
    );
  if (!result) throw new Error('Nothing was played.');
  return result;
}

const texts = (result: BotResult) => result.replies.map(({ text }) => text);
const hasPerson = (result: BotResult) =>
  result.replies.some(({ actions }) => actions.some(({ type }) => type === 'person'));

describe('more about the service just answered', () => {
  it('comes from the same file, with a person beside it', async () => {
    const result = await play(['there is a pothole', answering], ['how much does it cost', listening]);
    expect(texts(result)).toEqual(['It is free to tell us.']);
    expect(hasPerson(result)).toBe(true);
    expect(result.effects).toEqual([]);
  });

  it('is known to the hub before anything is decided', async () => {
    const text = 'how long does it take';
    const { state } = await play(['there is a pothole', answering]);
    const message = { text, understanding: understanding.understand(text) };
    expect([bot.isAside({ ...message, state }), bot.isAside({ ...message, state: null })]).toEqual([true, false]);
  });

  it('can be asked several times, and whether it helped can still be said', async () => {
    const asked: [string, Guidance][] = [
      ['there is a pothole', answering],
      ['how long does it take', listening],
      ['where can I go instead', listening],
    ];
    expect(texts(await play(...asked))[0]).toContain('01632 960000');
    const helped = await play(...asked, ['yes', listening]);
    expect(helped.effects).toEqual([{ type: 'feedback', helped: true, service: 'report-pothole' }]);
  });

  it('is answered with the council’s hours where the service has none of its own', async () => {
    const result = await play(['there is a pothole', answering], ['when are you open', listening]);
    expect(texts(result)[0]).toContain('Monday to Saturday, 9am to 5pm');
  });

  it('leads the answer when it is asked with the service', async () => {
    const result = await play(['how much does it cost to report a pothole', answering]);
    expect(texts(result)[0]).toBe('Report a pothole. It is free to tell us.');
    expect(result.replies[0]?.actions[0]).toMatchObject({ type: 'link' });
  });

  it('is a new demand where it is not understood', async () => {
    const result = await play(['there is a pothole', answering], ['how much is a parking permit', listening]);
    expect(result.effects).toEqual([{ type: 'new-demand' }]);
  });

  it('never answers a question of the policy', async () => {
    const guidance = { ...answering, questions: ['digital-access'] };
    const result = await play(['there is a pothole', guidance], ['by phone', listening]);
    expect(result.effects).toMatchObject([{ type: 'answered', question: 'digital-access' }]);
  });

  it('is said before a call back about a service that is not online yet', async () => {
    const service = { id: 'blue-badge', name: 'Blue Badges', url: '', summary: 'Parking.' };
    const result = await play(['blue badge', buildGuidance({ route: 'callback', service })]);
    expect(texts(result)[0]).toContain('you cannot ask for one online yet');
    expect(isAnswering(result.state)).toBe(true);
  });

  it('is known of a service without a file only to a person', async () => {
    const service = { ...POTHOLE, id: 'new-service', name: 'A new service' };
    const result = await play(['it', buildGuidance({ service })], ['how much is it', listening]);
    expect(texts(result)).toEqual(['I do not know that. A person can tell you.']);
  });
});

describe('what the bot is', () => {
  it('is said when asked, with the way to a person, and not taken as a wish for one', async () => {
    const result = await play(['am I talking to a human', listening]);
    expect(texts(result)).toEqual(['I am an automated assistant, not a person. You can talk to a person at any time.']);
    expect([hasPerson(result), result.effects]).toEqual([true, []]);
  });

  it('is said while services are offered to choose from, which are then offered again', async () => {
    const choices = [{ id: 'missed-bin', name: 'Report a missed bin' }];
    const result = await play(['hm', buildGuidance({ choices })], ['are you a robot', listening]);
    expect(texts(result)[0]).toContain('automated assistant');
    expect(texts(result)[1]).toBe('Which of these do you need?');
  });

  it('is said in the middle of a form, which goes on waiting for its answer', async () => {
    const result = await play(['ring me', buildGuidance({ route: 'callback' })], ['are you a robot', listening]);
    expect(texts(result)).toHaveLength(1);
    expect(isAnswering(result.state)).toBe(true);
  });

  it('is nothing in danger', async () => {
    const result = await play(['are you a robot my kitchen is on fire', listening]);
    expect(result.effects).toEqual([{ type: 'handover', reason: 'safety' }]);
  });
});

describe('a bin day', () => {
  it('is said at once where the place is named, with which bin and the one after it', async () => {
    const result = await play(['bin day for ZZ1 1AA', bins]);
    expect(texts(result)).toEqual([
      'Your next bin day is Tuesday 3 March. Put out the rubbish. This is for 1 Example Street, Marlow Reach, ZZ1 1AA. The next one after that is Tuesday 10 March: the recycling.',
    ]);
    expect([hasPerson(result), isAnswering(result.state)]).toEqual([true, false]);
  });

  it('says so when it is today, by the clocks of the council', async () => {
    // Half past midnight in summer time would still be the day before by the clock of Greenwich.
    const result = await play(['bin day for zz11aa', bins, { clock: new Date('2026-03-03T00:30:00Z') }]);
    expect(texts(result)[0]).toContain('Your bin day is today, Tuesday 3 March.');
  });

  it('is said also where bins are one of several things that may be meant', async () => {
    const choices = [
      { id: 'report-street-light', name: 'Street lights' },
      { id: 'missed-bin', name: 'Report a missed bin' },
    ];
    const result = await play(['what day are the bins at ZZ1 1AA', buildGuidance({ choices })]);
    expect(texts(result)[0]).toContain('Tuesday 3 March');
  });

  it('asks once for the postcode', async () => {
    const asked = await play(['which bin this week', bins]);
    expect(texts(asked)).toEqual(['I can look up your bin day. What is your postcode?']);
    expect(hasPerson(asked)).toBe(true);
    const result = await play(['which bin this week', bins], ['its ZZ1 1AA', listening]);
    expect(texts(result)[0]).toContain('Tuesday 3 March');
  });

  it('says when it cannot find the place, and then gives a person', async () => {
    const once: [string, Guidance][] = [
      ['bin day please', bins],
      ['RM17 5XX', listening],
    ];
    expect(texts(await play(...once))[0]).toContain('I cannot find that place');
    const twice = await play(...once, ['RM17 5XY', listening]);
    expect(texts(twice)).toEqual(['I still cannot find it. A person can look it up for you.']);
    expect([hasPerson(twice), isAnswering(twice.state)]).toEqual([true, false]);
  });

  it.each(['there is a pothole in my road', 'how do I renew my library books'])(
    'gives way to another demand: "%s"',
    async (text) => {
      const result = await play(['which bin this week', bins], [text, listening]);
      expect([result.effects, result.replies]).toEqual([[{ type: 'new-demand' }], []]);
    },
  );

  it('can be left', async () => {
    const result = await play(['which bin this week', bins], ['Leave this', listening]);
    expect([texts(result), isAnswering(result.state)]).toEqual([['What do you need? A few words will do.'], false]);
  });

  it('keeps no address in what it remembers', async () => {
    for (const said of ['bin day for ZZ1 1AA', 'when is my bin day at 14 Nowhere Street'])
      expect(JSON.stringify((await play([said, bins])).state)).not.toMatch(/ZZ1|Street/);
  });

  it('is not what a missed bin is', async () => {
    expect(texts(await play(['you missed my bin', bins]))[0]).toContain('Leave the bin out');
  });

  it('is left to a person where the policy says so', async () => {
    const understood = buildUnderstood({ asks: { ...buildUnderstood().asks, person: true } });
    const result = await play(['when is my bin day, get me a person', bins, { understanding: understood }]);
    expect(result.effects).toEqual([{ type: 'handover', reason: 'asked' }]);
  });
});
