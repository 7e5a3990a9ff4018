import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createUnderstanding } from '../understand/create-understanding.ts';
import { BLUE_BADGE, buildGuidance, buildPorts, buildTurn, buildUnderstood, POTHOLE } from '../test/build-turn.ts';
import { createBot } from './create-bot.ts';
import type { BotDraft, BotResult, BotTurn } from './port.ts';
import { isAnswering } from './state.ts';

const bot = createBot(buildPorts());
const answering = buildGuidance({ route: 'self-service', service: POTHOLE });
const CHOICES = [
  { id: 'missed-bin', name: 'Report a missed bin' },
  { id: 'bulky-waste', name: 'Bulky waste' },
];

/** Plays messages one after another, the state going through JSON between them as it does in the hub. */
async function play(...turns: Partial<BotTurn>[]): Promise<BotResult> {
  let state: unknown = null;
  let draft: BotDraft | null = null;
  let result: BotResult | undefined;
  for (const turn of turns) {
    result = await bot.turn(buildTurn({ ...turn, state, draft }));
    state = JSON.parse(JSON.stringify(result.state));
    const kept = result.effects.find((effect) => effect.type === 'draft');
    if (kept) draft = kept.state === 'open' ? { formId: kept.formId, answers: kept.answers } : null;
  }
  if (!result) throw new Error('Nothing was played.');
  return result;
}

const texts = (result: BotResult) => result.replies.map(({ text }) => text);
const buttons = (result: BotResult) => result.replies.flatMap(({ actions }) => actions);

describe('the first line', () => {
  it('says that it is a machine, when people are here and what becomes of words (P74)', () => {
    const line = bot.welcome('People are here now.');
    expect(line).toContain('automated assistant');
    expect(line).toContain('People are here now.');
    expect(line).toContain('You can ask for a person at any time.');
  });

  it('gives way to an emergency number', async () => {
    const guidance = buildGuidance({ route: 'emergency', wordings: ['Ring 999 now.'] });
    expect(texts(await play({ guidance }))).toEqual(['Ring 999 now.']);
  });

  it('greets back', async () => {
    const understanding = buildUnderstood({ intents: [], band: 'none', action: 'none' });
    const result = await play({ text: 'hello', understanding });
    expect(texts(result).at(-1)).toBe('What do you need? A few words will do.');
    expect(result.effects).toEqual([]);
  });
});

describe('answering a service', () => {
  it('gives the exact link and a person beside it, then asks once whether that helped (P55)', async () => {
    const result = await play({ guidance: answering });
    expect(result.replies[0]).toEqual({
      text: 'Report a pothole. We mend holes in roads and paths. Tell us where the hole is. Say how big it is and if cars must drive round it.',
      actions: [
        { type: 'link', label: 'Open the form: Report a pothole', url: POTHOLE.url },
        { type: 'reply', label: 'Report it here', text: 'Report it here' },
        { type: 'person', label: 'Talk to a person' },
      ],
    });
    expect(texts(result)[1]).toBe('Did this help?');
    expect(isAnswering(result.state)).toBe(true);
  });

  it('hands over on no (P46)', async () => {
    const result = await play({ guidance: answering }, { text: 'No', guidance: buildGuidance() });
    expect(result.effects).toEqual([
      { type: 'feedback', helped: false, service: 'report-pothole' },
      { type: 'handover', reason: 'not-helped' },
    ]);
  });

  it('notes a yes', async () => {
    const result = await play({ guidance: answering }, { text: 'Yes', guidance: buildGuidance() });
    expect(result.effects).toEqual([{ type: 'feedback', helped: true, service: 'report-pothole' }]);
  });

  it('takes anything else as a new demand, and asks no second time (P75)', async () => {
    const result = await play({ guidance: answering }, { text: 'and my bin?', guidance: answering });
    expect(result.effects).toEqual([{ type: 'answer', service: 'report-pothole' }]);
    expect(texts(result)).toEqual([
      'Report a pothole. We mend holes in roads and paths. Tell us where the hole is. Say how big it is and if cars must drive round it.',
    ]);
  });

  it('gives what is no answer back to be decided, with nothing said', async () => {
    const result = await play(
      { guidance: answering },
      { text: 'and my bin?', guidance: buildGuidance({ route: 'answer' }) },
    );
    expect(result).toMatchObject({ replies: [], effects: [{ type: 'new-demand' }] });
  });

  it('offers a person alone where there is no form', async () => {
    const result = await play({ guidance: buildGuidance({ service: BLUE_BADGE }) });
    expect(buttons(result).every(({ type }) => type === 'person')).toBe(true);
  });

  it('says what the policy wants said before its own words', async () => {
    const result = await play({ guidance: { ...answering, wordings: ['Payments are not working today.'] } });
    expect(texts(result)[0]).toBe('Payments are not working today.');
  });
});

describe('choosing', () => {
  const guidance = buildGuidance({ choices: CHOICES });

  it('offers each service, none of them, and a person', async () => {
    const result = await play({ guidance });
    expect(buttons(result)).toEqual([
      { type: 'reply', label: 'Report a missed bin', text: 'Report a missed bin' },
      { type: 'reply', label: 'Bulky waste', text: 'Bulky waste' },
      { type: 'reply', label: 'None of these', text: 'None of these' },
      { type: 'person', label: 'Talk to a person' },
    ]);
  });

  it('gives the choice back to the hub to decide', async () => {
    const result = await play({ guidance }, { text: '2' });
    expect(result.effects).toEqual([{ type: 'chosen', service: 'bulky-waste' }]);
  });

  it('counts none of these as a miss, and the second goes to a person (P45)', async () => {
    const none = { text: 'None of these' };
    const once = await play({ guidance }, none);
    expect(once.effects).toEqual([{ type: 'miss' }]);
    const twice = await play({ guidance }, none, { guidance }, none);
    expect(twice.effects).toEqual([{ type: 'miss' }, { type: 'handover', reason: 'none-of-these' }]);
  });

  it('takes another demand as one', async () => {
    const result = await play({ guidance }, { text: 'a pothole actually', guidance: answering });
    expect(texts(result)[0]).toBe(
      'Report a pothole. We mend holes in roads and paths. Tell us where the hole is. Say how big it is and if cars must drive round it.',
    );
  });
});

describe('the call back', () => {
  const guidance = buildGuidance({ route: 'callback' });
  const form = [{ guidance }, { text: 'Ann  Example' }, { text: '+44 7700 900123' }, { text: 'tomorrow morning' }];

  it('is asked one thing at a time, said back, and sent on a yes', async () => {
    expect(texts(await play(...form)).at(-1)).toContain('Your phone number: 07700 900123');
    const sent = await play(...form, { text: 'Yes, send it' });
    const values = {
      name: { value: 'Ann Example' },
      phone: { value: '07700900123' },
      time: { value: 'tomorrow morning' },
    };
    expect(sent.effects).toMatchObject([{ type: 'draft', state: 'sent', formId: 'call-me-back', answers: values }]);
    expect(sent.replies).toEqual([]);
  });

  it('is not left by a route that changes while it is being answered', async () => {
    const result = await play({ guidance }, { text: 'Ann', guidance: answering });
    expect(texts(result)[0]).toContain('Which number can we ring?');
  });

  it('asks again for a number that cannot be one, then calls a person with what was said', async () => {
    const wrong = { text: '123', understanding: buildUnderstood({ intents: [], band: 'person' }) };
    const again = await play({ guidance }, { text: 'Ann' }, wrong);
    expect(texts(again)[0]).toContain('Write a UK phone number');
    const given = await play({ guidance }, { text: 'Ann' }, wrong, wrong, wrong);
    expect(given.effects).toMatchObject([
      { type: 'draft', state: 'open', answers: { name: { value: 'Ann' } } },
      { type: 'handover', reason: 'form' },
    ]);
  });

  it.each([1, 2, 3, 4])('can be left at step %i', async (step) => {
    const result = await play(...form.slice(0, step), { text: 'Leave this' });
    expect(result.effects).toMatchObject([{ type: 'draft', state: 'left' }]);
    expect(texts(result)[0]).toContain('not sent anything');
    expect(isAnswering(result.state)).toBe(false);
  });

  it('offers a way out and a person at every step', async () => {
    for (const length of [1, 2, 3, 4]) {
      const types = buttons(await play(...form.slice(0, length))).map(({ type }) => type);
      expect(types).toEqual(expect.arrayContaining(['reply', 'person']));
    }
  });
});

describe('giving way', () => {
  const forms = [answering, buildGuidance({ choices: CHOICES }), buildGuidance({ route: 'callback' })];

  it.each(['emergency', 'agent', 'assisted-digital'] as const)('gives up any dialog on the route %s', async (route) => {
    for (const guidance of forms) {
      const result = await play(
        { guidance },
        { text: 'help', guidance: buildGuidance({ route, wordings: ['A person comes.'] }) },
      );
      expect(texts(result)).toEqual(['A person comes.']);
      expect(isAnswering(result.state)).toBe(false);
    }
  });

  it('never leaves a resident without a word', async () => {
    const guidance = buildGuidance({ route: 'agent', personAvailable: false });
    expect(texts(await play({ guidance }))[0]).toContain('Monday to Friday, 9am to 5pm');
  });

  it.each([
    ['is there a person', 'asked', buildUnderstood({ asks: { ...buildUnderstood().asks, person: true } })],
    ['my kitchen is on fire', 'safety', buildUnderstood()],
    ['oh', 'safety', buildUnderstood({ safety: { signal: 'suicide', matched: 'learned', confidence: 0.8 } })],
  ])('"%s" interrupts any dialog: %s', async (text, reason, understanding) => {
    for (const guidance of forms) {
      const result = await play({ guidance }, { text, understanding });
      expect(result.effects).toEqual([{ type: 'handover', reason }]);
      expect(isAnswering(result.state)).toBe(false);
    }
  });
});

describe('what is not understood', () => {
  const understanding = buildUnderstood({ band: 'person', action: 'person' });

  it('is asked again once, then goes to a person (P45)', async () => {
    expect((await play({ understanding })).effects).toEqual([{ type: 'miss' }]);
    const twice = await play({ understanding }, { understanding });
    expect(twice.effects).toEqual([{ type: 'miss' }, { type: 'handover', reason: 'not-understood' }]);
  });

  it('is told apart from what is not the council’s', async () => {
    const result = await play({ understanding: buildUnderstood({ band: 'none', action: 'none' }) });
    expect(texts(result).at(-1)).toContain('things the council does');
  });

  it('is forgotten after an answer', async () => {
    const result = await play({ understanding }, { guidance: answering }, { text: 'yes' }, { understanding });
    expect(result.effects).toEqual([{ type: 'miss' }]);
  });
});

describe('any turn at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2000 }),
    fc.constantFrom('yes', 'no', '1', 'Ann', '07700900123', 'Leave this'),
  );
  const guidance = fc.constantFrom(
    answering,
    ...['callback', 'bot', 'place', 'log', 'agent', 'emergency'].map((route) =>
      buildGuidance({ route: route as 'bot', choices: CHOICES }),
    ),
  );

  it('never fails, gives the same for the same, and keeps its state through JSON', async () => {
    const turns = fc.array(fc.record({ text, guidance }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(turns, async (played) => {
        const one = await play(...played);
        expect(await play(...played)).toEqual(one);
        expect(JSON.parse(JSON.stringify(one.state))).toEqual(one.state);
      }),
      { numRuns: 40 },
    );
  });

  it('starts afresh from a state it cannot read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (state) => {
        const result = await bot.turn(buildTurn({ guidance: answering, state }));
        expect(texts(result)[0]).toContain('Report a pothole');
      }),
      { numRuns: 40 },
    );
  });

  it('starts afresh when a dialog of another version was under way', async () => {
    const state = {
      version: 1,
      feedbackAsked: false,
      misses: 0,
      dialogStack: [{ id: 'gone', state: {} }],
    };
    const result = await bot.turn(buildTurn({ guidance: answering, state }));
    expect(texts(result)[0]).toContain('Report a pothole');
  });

  it('always leaves a person in reach', async () => {
    for (const route of ['bot', 'self-service', 'callback', 'place', 'log'] as const) {
      for (const extra of [{}, { service: POTHOLE }, { service: BLUE_BADGE }, { choices: CHOICES }]) {
        const result = await play({ guidance: buildGuidance({ route, ...extra }) });
        expect(buttons(result).some(({ type }) => type === 'person')).toBe(true);
      }
    }
  });
});

describe('a hostile message', () => {
  const understanding = createUnderstanding();
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 3000 }),
    fc
      .array(
        fc.constantFrom('<b>', '</script>', '\u0000', '\u202e', '\u200d', '😀', '\ud800', 'pothole', '{{', '${x}'),
        {
          maxLength: 2000,
        },
      )
      .map((parts) => parts.join('')),
    fc.constant('bin '.repeat(1_000_000)),
  );

  it('gets a sane turn, whatever is written', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const result = await play({ text, understanding: understanding.understand(text) });
        for (const reply of texts(result)) expect(reply.length).toBeLessThanOrEqual(2000);
      }),
      { numRuns: 40 },
    );
  });
});
