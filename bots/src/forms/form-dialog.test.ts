import { describe, expect, it } from '@jest/globals';
import { check, loadForms, valuesOf } from '@hub/forms';
import type { Form } from '@hub/forms';
import fc from 'fast-check';
import { createBot } from '../dialogs/create-bot.ts';
import type { BotDraft, BotResult, BotTurn } from '../dialogs/port.ts';
import { isAnswering } from '../dialogs/state.ts';
import { buildGuidance, buildPorts, buildTurn, buildUnderstood, POTHOLE } from '../test/build-turn.ts';
import { prefill } from './prefill.ts';

const forms = loadForms();
const answering = buildGuidance({ route: 'self-service', service: POTHOLE });
/** As the reader of messages takes an answer that is about nothing. */
const plainWords = buildUnderstood({ intents: [], band: 'person', action: 'person' });
const BEGIN = { text: 'Report it here', understanding: plainWords };

function formOf(id: string): Form {
  const form = forms.find((each) => each.id === id);
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

interface Played {
  result: BotResult;
  /** The draft as the hub would keep it. */
  draft: BotDraft | null;
  said: string;
  buttons: string[];
}

/** Says one thing after another; the draft and the state go through JSON between them as they do in the hub. */
async function talk(messages: (string | Partial<BotTurn>)[], ports = buildPorts()): Promise<Played> {
  const bot = createBot(ports);
  let state: unknown = null;
  let draft: BotDraft | null = null;
  let result: BotResult | undefined;
  for (const message of messages) {
    const turn = typeof message === 'string' ? { text: message, understanding: plainWords } : message;
    result = await bot.turn(buildTurn({ guidance: buildGuidance({ route: 'answer' }), ...turn, state, draft }));
    state = JSON.parse(JSON.stringify(result.state));
    const kept = result.effects.find((effect) => effect.type === 'draft');
    if (kept) draft = JSON.parse(JSON.stringify({ formId: kept.formId, answers: kept.answers })) as BotDraft;
  }
  if (!result) throw new Error('nothing was said');
  return {
    result,
    draft,
    said: result.replies.map(({ text }) => text).join('\n'),
    buttons: result.replies.flatMap(({ actions }) => actions.map(({ label }) => label)),
  };
}

const demand = (text: string): Partial<BotTurn> => ({ text, guidance: answering });
const valueOf = ({ draft }: Played, field: string) => draft?.answers[field]?.value;

describe('what was said already', () => {
  it('is filled in, said back, and not asked again', async () => {
    const played = await talk([demand('There is a huge hole in the road outside 12 station rd'), BEGIN]);
    expect(played.said).toContain('Where it is: 12 Station Road, Marlow Reach, ZZ1 4AA');
    expect(played.said).toContain('How big it is: Bigger than a bin lid');
    expect(played.said).toContain('Could it hurt somebody');
    expect(played.draft?.answers).toMatchObject({
      place: { by: 'assistant', confirmed: false },
      surface: { value: 'road', by: 'assistant' },
      detail: { value: 'There is a huge hole in the road outside 12 station rd' },
    });
  });

  it('takes no word of a street’s name for anything else', async () => {
    const answers = await prefill(formOf('report-pothole'), 'pothole at 12 station road', {
      ...buildPorts(),
      now: new Date('2026-03-02T10:00:00Z'),
    });
    expect(answers).toHaveProperty('place');
    expect(answers).not.toHaveProperty('surface');
  });

  it('takes no "no" of a sentence for an answer that a button says with yes or no', async () => {
    const now = new Date('2026-03-02T10:00:00Z');
    const answers = await prefill(formOf('bulky-waste'), 'i have no internet, please collect my sofa', {
      ...{ ...buildPorts(), now },
    });
    expect(Object.keys(answers)).toEqual(['items']);
  });

  it('is kept when one of several services had to be chosen first', async () => {
    const choices = [
      { id: 'report-pothole', name: 'Report a pothole' },
      { id: 'missed-bin', name: 'Report a missed bin' },
    ];
    const played = await talk([
      { text: 'something is wrong with the road at 12 station road', guidance: buildGuidance({ choices }) },
      { text: '1' },
      { text: '1', guidance: answering },
      BEGIN,
    ]);
    expect(played.said).toContain('12 Station Road');
  });

  it('is never more than what can be sent', async () => {
    const now = new Date('2026-03-02T10:00:00Z');
    const ports = buildPorts();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...forms), fc.string({ unit: 'binary', maxLength: 400 }), async (form, text) => {
        const answers = await prefill(form, `${text} 07700 900123 yesterday`, { ...ports, now });
        const asked = { ...form, fields: form.fields.map((field) => ({ ...field, optional: true })) };
        expect(await check(asked, valuesOf(form, answers), now)).toEqual([]);
        expect(Object.values(answers).every(({ by, confirmed }) => by === 'assistant' && !confirmed)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

const upTo = (...said: string[]) => talk([demand('pothole'), BEGIN, ...said]);

describe('one question at a time', () => {
  it('begins with what is missing, with a way out and a person beside it', async () => {
    const { said, buttons, result } = await upTo();
    expect(said).toContain('Where is the hole?');
    expect(buttons).toEqual(['Leave this', 'Talk to a person']);
    expect(isAnswering(result.state)).toBe(true);
  });

  it('asks again about a mistyped postcode, and takes the right one', async () => {
    expect((await upTo('ZZ1 1A')).said).toContain('We do not know that postcode');
    expect(valueOf(await upTo('ZZ1 1A', '14 ZZ1 4AA'), 'place')).toMatchObject({ postcode: 'ZZ1 4AA' });
  });

  it('takes a place that nobody knows in the words it was said in', async () => {
    expect(valueOf(await upTo('the lay-by after the second bridge'), 'place')).toEqual({
      text: 'the lay-by after the second bridge',
    });
  });

  it('offers the streets of one name', async () => {
    const { said, buttons } = await upTo('14 Mill Lane');
    expect(said).toBe('Which of these do you mean?');
    expect(buttons.slice(0, 2)).toEqual(['14 Mill Lane, Marlow Reach, ZZ1 2AA', '14 Mill Lane, Eastfleet, ZZ3 2BD']);
    for (const choice of ['2', 'eastfleet', '14 Mill Lane, Eastfleet, ZZ3 2BD'])
      expect(valueOf(await upTo('14 Mill Lane', choice), 'place')).toMatchObject({ postcode: 'ZZ3 2BD' });
  });

  it('lets a question be left out that may be', async () => {
    const played = await upTo('Station Road', 'road', 'plate', 'no', 'Leave this out');
    expect(played.draft?.answers.detail).toMatchObject({ value: null, by: 'resident' });
    expect(played.said).toContain('What is your name?');
  });

  it('goes to a person with the draft after three answers that cannot be read', async () => {
    const { result, draft } = await upTo('Station Road', 'purple', 'purple', 'purple');
    expect(result.effects).toMatchObject([
      { type: 'draft', state: 'open' },
      { type: 'handover', reason: 'form' },
    ]);
    expect(draft?.answers).toHaveProperty('place');
  });
});

describe('a correction', () => {
  it('of the street takes the other one that was offered', async () => {
    const played = await upTo('14 Mill Lane', '1', 'no, the other street');
    expect(played.said).toContain('14 Mill Lane, Eastfleet, ZZ3 2BD');
    expect(valueOf(played, 'place')).toMatchObject({ postcode: 'ZZ3 2BD' });
    expect(played.said).toContain('Is the hole in the road or the pavement?');
  });

  it('with the new words in it changes at once', async () => {
    const played = await upTo('Station Road', 'road', 'sorry, I meant the pavement');
    expect(valueOf(played, 'surface')).toBe('pavement');
    expect(
      valueOf(await upTo('Station Road', 'sorry, the address is wrong, it is 5 Chapel Street'), 'place'),
    ).toMatchObject({
      postcode: 'ZZ1 6AA',
    });
  });

  it('without them asks again', async () => {
    const played = await upTo('Station Road', 'road', 'the street is wrong');
    expect(played.said).toContain('Where is the hole?');
    expect(played.draft?.answers).not.toHaveProperty('place');
  });

  it('is not heard in a plain no', async () => {
    const played = await upTo('Station Road', 'road', 'plate', 'No');
    expect(valueOf(played, 'danger')).toBe('no');
    expect(valueOf(played, 'surface')).toBe('road');
  });
});

describe('the check at the end', () => {
  const filled = ['12 Station Road', 'road', 'plate', 'no', 'skip', 'skip', 'skip'];

  it('says everything back and sends on a yes, without a word of its own', async () => {
    const { said, buttons } = await upTo(...filled);
    expect(said).toContain('Where it is: 12 Station Road');
    expect(buttons).toEqual(['Yes, send it', 'Change something', 'Leave this', 'Talk to a person']);
    const { result, draft } = await upTo(...filled, 'yes');
    expect(result.effects).toMatchObject([{ type: 'draft', state: 'sent' }]);
    expect(result.replies).toEqual([]);
    expect(
      await check(formOf('report-pothole'), valuesOf(formOf('report-pothole'), draft?.answers ?? {}), new Date()),
    ).toEqual([]);
  });

  it('changes one answer and comes back', async () => {
    const asked = await upTo(...filled, 'Change something', 'How big it is');
    expect(asked.said).toContain('How big is the hole?');
    const changed = await upTo(...filled, 'Change something', 'How big it is', 'bin lid');
    expect(changed.said).toContain('Shall I send it?');
    expect(valueOf(changed, 'size')).toBe('bin-lid');
  });
});

describe('a report that is known', () => {
  const near = { reference: 'R-2345-6789', day: 'Monday 2 March', place: 'Station Road' };
  const ports = buildPorts({ nearby: () => Promise.resolve([near]) });

  it('is offered to be followed instead', async () => {
    const asked = await talk([demand('pothole'), BEGIN, 'Station Road'], ports);
    expect(asked.said).toContain('On Monday 2 March somebody told us of one near Station Road');
    const same = await talk([demand('pothole'), BEGIN, 'Station Road', 'yes'], ports);
    expect(same.result.effects).toMatchObject([
      { type: 'draft', state: 'left' },
      { type: 'follow', reference: 'R-2345-6789' },
    ]);
    expect(same.said).toContain('R-2345-6789');
  });

  it('is one question only', async () => {
    const other = await talk([demand('pothole'), BEGIN, 'Station Road', 'No, it is another one'], ports);
    expect(other.said).toContain('Is the hole in the road or the pavement?');
  });
});

describe('something else in between', () => {
  const elsewhere = buildUnderstood({ intents: [{ id: 'blue-badge', confidence: 0.95 }] });

  it('is decided as a new demand, and the form can be gone on with', async () => {
    const asked = [demand('pothole'), BEGIN, 'Station Road'];
    const passed = await talk([...asked, { text: 'how do I get a blue badge?', understanding: elsewhere }]);
    expect(passed.result.effects).toMatchObject([{ type: 'new-demand' }]);
    const back = await talk([
      ...asked,
      { text: 'how do I get a blue badge?', understanding: elsewhere },
      'Go on with: Report a pothole',
    ]);
    expect(back.said).toContain('You began this before');
    expect(back.said).toContain('Is the hole in the road or the pavement?');
  });

  it('is no more than a word in an answer', async () => {
    const library = buildUnderstood({ intents: [{ id: 'library', confidence: 0.95 }] });
    const played = await talk([
      demand('pothole'),
      BEGIN,
      { text: 'Station Road by the library', understanding: library },
    ]);
    expect(valueOf(played, 'place')).toMatchObject({ postcode: 'ZZ1 4AA' });
  });

  it('gives way to danger, and leaves the draft as it was', async () => {
    const safety = { signal: 'fire', matched: 'fire-01', confidence: 1 } as const;
    const played = await talk([
      demand('pothole'),
      BEGIN,
      'Station Road',
      { text: 'fire!', understanding: buildUnderstood({ safety }) },
    ]);
    expect(played.result.effects).toEqual([{ type: 'handover', reason: 'safety' }]);
    expect(valueOf(played, 'place')).toBeDefined();
  });
});

describe('any answers at all', () => {
  const said = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      'yes',
      'no',
      '1',
      '2',
      'skip',
      'Station Road',
      'Mill Lane',
      'road',
      'change',
      'no, the other street',
      'the street is wrong',
      'ZZ1 1A',
      'tomorrow',
    ),
  );

  it('leave a draft that is whole or asked about, and a person within reach', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said, { maxLength: 14 }), async (messages) => {
        const { result, draft, buttons } = await upTo(...messages);
        const form = formOf('report-pothole');
        if (result.effects.some((effect) => effect.type === 'draft' && effect.state === 'sent'))
          expect(await check(form, valuesOf(form, draft?.answers ?? {}), new Date())).toEqual([]);
        if (
          result.effects.some((effect) => effect.type === 'draft' && effect.state === 'open') &&
          result.replies.length > 0
        )
          expect(buttons.length === 0 || buttons.includes('Talk to a person')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
