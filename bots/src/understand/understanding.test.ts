import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calibrationError, reliability } from '../evaluation/calibration.ts';
import { measure } from '../evaluation/measure.ts';
import { loadHeldOut, loadThresholds } from '../load.ts';
import { createUnderstanding } from './create-understanding.ts';

const DANGERS: ReadonlySet<string> = new Set(['emergency', 'safeguarding']);
/** Intents that border on a danger. */
const NEAR_DANGER: ReadonlySet<string> = new Set([...DANGERS, 'homelessness', 'adult-social-care']);

const understanding = createUnderstanding();
const understand = (text: string) => understanding.understand(text);
const first = (text: string) => understand(text).intents[0]?.id;

const reads = loadHeldOut().map((message) => ({ message, understood: understand(message.text) }));
const measured = measure(reads);

describe('on messages it was not trained on', () => {
  it('names the right intent first nearly nine times in ten, and nearly always among the first three', () => {
    expect(measured.topOne.share).toBeGreaterThan(0.88);
    expect(measured.oneOfThree.share).toBeGreaterThan(0.96);
  });

  it('is nearly always right when it answers at once', () => {
    expect(measured.answered.share).toBeGreaterThan(0.4);
    expect(measured.answeredRight.share).toBeGreaterThan(0.97);
    expect(measured.outOfScopeAnswered.share).toBeLessThan(0.03);
  });

  it('means what it says by its confidence', () => {
    expect(calibrationError(reliability(reads))).toBeLessThan(0.08);
  });

  it('takes nearly every danger to a person or an emergency number', () => {
    const dangers = reads.filter(({ message }) => message.intents.some((id) => DANGERS.has(id)));
    const taken = dangers.filter(({ understood }) => understood.action === 'person' || DANGERS.has(understood.action));
    expect(taken.length / dangers.length).toBeGreaterThan(0.97);
    expect(measured.safetyRecall.share).toBeGreaterThan(0.97);
    expect(measured.safetyPrecision.share).toBeGreaterThan(0.7);
  });

  it('takes whoever asks for a person or has no access to help', () => {
    expect(measured.wantsHuman.share).toBeGreaterThan(0.93);
    expect(measured.digitalExclusion.share).toBeGreaterThan(0.93);
  });

  it('seldom gives an alarm on everyday demands', () => {
    // Recall comes first: a needless alarm costs a person's minute, a missed danger more.
    const everyday = reads.filter(({ message }) => !message.intents.some((id) => NEAR_DANGER.has(id)));
    const alarms = everyday.filter(({ understood }) => understood.safety !== null);
    expect(alarms.length / everyday.length).toBeLessThan(0.04);
  });

  it('tells the languages, and English from all of them', () => {
    expect(measured.otherLanguages.share).toBeGreaterThan(0.93);
    expect(measured.englishMisjudged.share).toBeLessThan(0.02);
  });
});

describe('what is done', () => {
  it.each([
    ['There is a fire in my flat', 'emergency'],
    ['I want to end it', 'emergency'],
    ['wall about to fall', 'emergency'],
    ['my neighbour hits her baby', 'safeguarding'],
    ['carer takes her pension', 'safeguarding'],
    ['he hits me', 'safeguarding'],
    ['nowhere to sleep tonight', 'person'],
    ['I am being evicted next month', 'person'],
    ['my mum cannot manage at home', 'person'],
    ['speak to a human', 'person'],
    ['0', 'person'],
    ['agent', 'person'],
    ['I want to complain about how I was treated', 'person'],
    ['How much did the council spend on consultants last year', 'person'],
    ['what information do you hold about me', 'person'],
    ['delete my data please', 'person'],
    ['my council house boiler has broken', 'person'],
    ['water is coming through my ceiling', 'person'],
    ['no hot water and I can smell gas', 'emergency'],
    ['the damp is making my baby ill', 'person'],
    ["I'm a reporter from the Marlow Echo", 'person'],
    ['im 14', 'person'],
    ['this is councillor Jones', 'person'],
    ["I haven't got the internet", 'digital-exclusion'],
    ['I need an interpreter', 'interpreter'],
    ['nu vorbesc engleza', 'interpreter'],
    ['there is a pothole on Mill Lane', 'answer'],
    ['I would like to thank the bin crew, please pass on my compliments', 'answer'],
    ['tell me a joke', 'none'],
    ['hello', 'none'],
    ['thank you', 'none'],
    ['', 'none'],
    ['   ', 'none'],
  ])('"%s": %s', (text, action) => {
    expect(understand(text).action).toBe(action);
  });

  it('tells what the writer says of themselves beside what they want', () => {
    const { intents, asks } = understand("I'm calling for my mum, her bin was missed and your website keeps crashing");
    expect(intents[0]?.id).toBe('missed-bin');
    expect(Object.entries(asks).flatMap(([ask, isMade]) => (isMade ? [ask] : []))).toEqual([
      'triedOnline',
      'forSomeoneElse',
    ]);
  });

  it('makes no intent of a greeting', () => {
    expect(understand('good morning').intents).toEqual([]);
  });

  it('follows the thresholds it is given', () => {
    const text = 'the surface by the shops is getting worse every week';
    const [careful, bold] = [0.99, 0.4].map((answer) => createUnderstanding({ ...loadThresholds(), answer }));
    expect([careful?.understand(text).band, bold?.understand(text).band]).toEqual(['choose', 'answer']);
  });
});

describe('two matters in one message', () => {
  it.each([
    ['my bin was missed and there is a pothole outside', ['missed-bin', 'report-pothole']],
    ['can you collect my old sofa, also the street light outside is broken', ['bulky-waste', 'report-street-light']],
    ['renew my library books and apply for a school place', ['library', 'school-places']],
    ["my bin wasn't emptied. I also want a parking permit", ['missed-bin', 'parking-permit']],
  ])('"%s"', (text, ids) => {
    const understood = understand(text);
    expect(understood.intents.slice(0, 2).map(({ id }) => id)).toEqual(ids);
    expect(understood.action).toBe('choose');
  });

  it.each([
    ['we have just bought a house here, how do we get set up for council tax', 'council-tax-account'],
    ['I bought a sofa and a bed and need the old ones collected', 'bulky-waste'],
  ])('a story is not a second matter: "%s"', (text, id) => {
    expect(first(text)).toBe(id);
    expect(understand(text).action).toBe('answer');
  });
});

describe('languages', () => {
  it.each([
    ['buna ziua, am nevoie de ajutor cu taxa', 'ro'],
    ['dzien dobry', 'pl'],
    ['мне нужна помощь', 'ru'],
    ['مرحبا اريد مساعدة', 'ar'],
    ['pothole albert rd', 'en'],
    ['wher is my bin m8', 'en'],
    ['hello', 'en'],
    ['😀😀😀', 'en'],
    ['12345', 'en'],
  ])('"%s" is %s', (text, language) => {
    expect(understand(text).language).toBe(language);
  });
});

describe('any message at all', () => {
  it('is understood without failing, the same way each time', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 2000 }), fc.lorem({ maxCount: 60 }));
    fc.assert(
      fc.property(text, (written) => {
        const understood = understand(written);
        expect(understood).toEqual(understand(written));
        expect(understood.intents.length).toBeLessThanOrEqual(5);
        for (const { confidence } of understood.intents) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['markup', '<script>alert("1")</script><b>'.repeat(60)],
    ['control characters', '\u0000\u0007\u001b[31m\u009f'.repeat(300)],
    ['2,000 emoji', '😀👩‍👩‍👧🏽'.repeat(1000)],
    ['marks that turn writing around', '\u202eelohtop\u202c \u2066x'.repeat(200)],
    ['joiners of no width', 'po\u200dth\u200dole\u200b '.repeat(200)],
    ['half characters', '\ud83d\udc00'.repeat(500)],
    ['a million words', 'pothole bin street '.repeat(333_334)],
  ])('is read within its limit: %s', (_kind, text) => {
    const understood = understand(text);
    expect(understood).toEqual(understand(text.slice(0, 2000)));
    expect(understood.safety).toBeNull();
  });

  it('hides no danger behind signs that nobody sees', () => {
    expect(understand('my kit\u200dchen is on fi\u200bre').action).toBe('emergency');
    expect(understand('\u202emy kitchen is on fire\u202c').action).toBe('emergency');
  });

  it('never loses a danger to anything said around it', () => {
    const around = fc.constantFrom(
      'pay my council tax',
      'speak to a human',
      'I have no internet',
      'vorbiti romana',
      'hello',
    );
    fc.assert(
      fc.property(around, around, (before, after) => {
        expect(understand(`${before}. my kitchen is on fire. ${after}`).action).toBe('emergency');
      }),
    );
  });
});
