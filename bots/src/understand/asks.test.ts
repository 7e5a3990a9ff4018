import { describe, expect, it } from '@jest/globals';
import { loadAskCases, loadAskLists, loadHeldOut } from '../load.ts';
import { createAskReader } from './asks.ts';

const readAsks = createAskReader(loadAskLists());
const cases = Object.entries(loadAskCases());
const positive = cases.flatMap(([ask, { positive: texts }]) => texts.map((text) => ({ ask, text })));
const negative = cases.flatMap(([ask, { negative: texts }]) => texts.map((text) => ({ ask, text })));

describe('what the policy must hear', () => {
  it.each(cases)('%s has enough cases of both sorts', (_ask, { positive: yes, negative: no }) => {
    expect(yes.length).toBeGreaterThanOrEqual(12);
    expect(no.length).toBeGreaterThanOrEqual(8);
  });

  it.each(positive)('$ask: "$text"', ({ ask, text }) => {
    expect([...readAsks(text)]).toContain(ask);
  });

  it.each(positive)('$ask: "$text", shouted in a longer message', ({ ask, text }) => {
    expect([...readAsks(`Hello there.\n${text.toUpperCase()}!!\nThank you`)]).toContain(ask);
  });

  it.each(negative)('not $ask: "$text"', ({ ask, text }) => {
    expect([...readAsks(text)]).not.toContain(ask);
  });

  it('is heard whatever else is said beside a masked use of the same words', () => {
    expect([...readAsks('my phone died. my husband died last week')]).toContain('bereavement');
  });

  it('is seldom heard in everyday demands', () => {
    const everyday = loadHeldOut()
      .filter(({ intents }) => !intents.some((id) => ABOUT_SUCH_THINGS.has(id)))
      .map(({ text }) => text);
    const heard = everyday.filter((text) => SAID_OF_ONESELF.some((ask) => readAsks(text).has(ask)));
    expect(heard.length / everyday.length).toBeLessThan(0.03);
  });
});

const SAID_OF_ONESELF = ['underEighteen', 'councillor', 'legal', 'press', 'bereavement', 'triedOnline'] as const;
/** Services whose everyday demands are about a death, a debt or a failed form. */
const ABOUT_SUCH_THINGS = new Set(['registrar-appointment', 'complaint', 'myaccount', 'digital-exclusion']);
