import { describe, expect, it } from '@jest/globals';
import { createBot } from '../dialogs/create-bot.ts';
import type { BotResult } from '../dialogs/port.ts';
import { loadServiceAnswers, loadTraining } from '../load.ts';
import { buildGuidance, buildPorts, buildTurn } from '../test/build-turn.ts';
import { createAnswerBook } from './answer-book.ts';
import { PARTS } from './parts.ts';

const answers = loadServiceAnswers();
const { contacts } = buildPorts();
const book = createAnswerBook(answers, contacts);
const bot = createBot(buildPorts());
const COMING = ['building-control', 'licensing', 'parking-permit', 'highways-licence', 'blue-badge'];
const COMING_MONEY = ['planning-payment', 'payments', 'ebilling', 'enotifications', 'debt-single-view'];
const NEVER_STEERED = ['adult-social-care', 'homelessness'];

/** Everything that a file says, in one line. */
function allOf(id: string): string {
  return [book.intro(id), ...PARTS.map((part) => book.part(id, part) ?? '')].join(' ');
}

const answer = (id: string, url: string): Promise<BotResult> =>
  bot.turn(buildTurn({ guidance: buildGuidance({ service: { id, name: 'A service', url, summary: 'A summary.' } }) }));

describe('the answers', () => {
  it('are there for every service of the council, and for nothing else', () => {
    const NO_SERVICE = /^(digital-exclusion|other-council|other-language|out-of-scope|small-talk|wants-human)$/;
    const services = loadTraining()
      .map(({ id }) => id)
      .filter((id) => !NO_SERVICE.test(id));
    expect(answers.map(({ id }) => id)).toEqual(services);
    expect(answers).toHaveLength(27);
  });
});

describe.each(answers.map(({ id }) => id))('the answer to %s', (id) => {
  it('begins with two to six short sentences: what it is and how to get it', () => {
    const sentences = (book.intro(id) ?? '').split(/(?<=[.?!]) /);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(6);
  });

  it('names a person, a phone and a place beside the link (P57)', () => {
    const ways = allOf(id);
    expect(ways).toMatch(/person/i);
    expect(book.part(id, 'otherWays')).toContain(contacts.phone);
    expect(book.part(id, 'otherWays')).toContain(contacts.place);
  });

  it('fills every gap', () => {
    expect(allOf(id)).not.toMatch(/[{}]/);
  });

  it('invents no sum and no number, and promises nobody anything', () => {
    const file = answers.find((each) => each.id === id);
    const text = [file?.what, ...PARTS.map((part) => file?.[part])].join(' ');
    expect(text).not.toMatch(/[£\d]/);
    expect(text).not.toMatch(/\b(entitle|eligib|qualif|guarantee|promise|deserve)|you will (get|be given)|always get/i);
    expect(text).not.toMatch(/https?:|www\./);
  });

  it('gives a link only where the policy gave one, and a person always', async () => {
    const [offline] = (await answer(id, '')).replies;
    expect(offline?.actions.map(({ type }) => type)).toEqual(['person']);
    const [online] = (await answer(id, 'https://demo.example/form')).replies;
    expect(online?.actions.map(({ type }) => type)).toEqual(expect.arrayContaining(['link', 'person']));
    expect(online?.text).toContain(book.intro(id));
  });
});

describe('a service that is not online yet', () => {
  it.each([...COMING, ...COMING_MONEY])('says so first, and what to do until then: %s', (id) => {
    expect(book.intro(id)).toMatch(/cannot [\w ]+ online (with us )?yet|cannot [\w ]+online yet/);
    expect(book.intro(id)).toContain('Until then');
    expect(book.intro(id)).toContain('person');
  });
});

describe('a matter for a person', () => {
  it.each(NEVER_STEERED)('is never sent online: %s', (id) => {
    expect(book.intro(id)).toMatch(/person/);
    expect(allOf(id)).not.toMatch(/online|sign in|website|fill in/i);
  });

  it.each([
    ['school-places', /special needs, talk to a person first/],
    ['housing-benefit', /do not agree with us, a person helps you first/],
    ['council-housing', /may lose your home, talk to a person first/],
  ])('is named also where the rest is simple: %s', (id, words) => {
    expect(book.intro(id)).toMatch(words);
  });

  it('is rung at night too', () => {
    for (const id of NEVER_STEERED) expect(allOf(id)).toContain(contacts.urgentPhone);
  });
});
