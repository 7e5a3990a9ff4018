/** Presses every key of every prompt of a call, says things and stays silent: every way leads to a person, to words and an end, or on. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { telephone } from './support/telephone.ts';
import type { Document, Telephone } from './support/telephone.ts';
import { testTwilio } from './support/twilio.ts';
import type { TestTwilio } from './support/twilio.ts';

type Move = (phone: Telephone) => Promise<Document>;
const KEYS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '#'];
const MOVES: readonly (readonly [string, Move])[] = [
  ...KEYS.map((key): [string, Move] => [key, (phone) => phone.press(key)]),
  ['silence', (phone) => phone.wait()],
  ['a pothole', (phone) => phone.speak('there is a pothole outside my house')],
  ['nonsense', (phone) => phone.speak('blah blah wibble')],
  ['six figures', (phone) => phone.press('123456')],
];
/** What is tried after each of them. */
const NEXT = MOVES.filter(([name]) => ['0', '1', '2', '*', 'silence', 'a pothole'].includes(name));
/** Silence this long ends every way that does not wait for a person. */
const LONGEST = 8;

/** What can be done at the tone. */
const AT_THE_TONE: readonly (readonly [string, Move])[] = [
  ...['#', '0', 'hangup'].map((key): [string, Move] => [`a message and ${key}`, (phone) => phone.leave(key)]),
  ...['0', '8', '*'].map((key): [string, Move] => [`${key} before the tone`, (phone) => phone.press(key)]),
  ['silence at the tone', (phone) => phone.wait()],
];

const isOver = ({ isHungUp, isRejected }: Document) => isHungUp || isRejected;
const waitsForPerson = ({ said, conference }: Document) =>
  conference !== null || said.some((sentence) => /in the queue|stay on the line|adviser/i.test(sentence));

describe.each(['open', 'closed'])('every way through a call while the council is %s', (hours) => {
  let database: TestDatabase;
  let twilio: TestTwilio;
  let hub: Hub;
  let last = 0;
  beforeAll(async () => {
    [database, twilio] = await Promise.all([testDatabase(), testTwilio()]);
    hub = await startHub({ DATABASE_URL: database.url, COUNCIL_HOURS: hours, ...twilio.env }, twilio.hubPort);
  }, 120_000);
  afterAll(async () => {
    await hub.stop();
    await Promise.all([twilio.stop(), database.close()]);
  });

  /** A new call that went this way; null where the way had ended before. */
  const go = async (way: readonly Move[], isWithheld: boolean): Promise<Telephone | null> => {
    const target = { hub: hub.url, publicBaseUrl: hub.url, token: 'token-of-the-tests' };
    const phone = telephone(target, isWithheld ? 'anonymous' : `+4477009${String(70_000 + (last += 1))}`);
    await phone.ring();
    for (const move of way) {
      if (isOver(phone.now()) || phone.now().gather === null) return null;
      await move(phone);
    }
    return phone;
  };

  it.each([false, true])(
    'comes to a person by 0, and to an end by silence (number withheld: %s)',
    async (isWithheld) => {
      for (const [first, one] of MOVES)
        for (const [second, two] of isWithheld ? [['', null] as const] : NEXT) {
          const way = two === null ? [one] : [one, two];
          const name = `${first}, ${second}`;
          const phone = await go(way, isWithheld);
          if (!phone) continue;
          const document = phone.now();
          expect([name, document.said.length > 0 || document.conference !== null]).toEqual([name, true]);
          if (isOver(document) || document.conference !== null) continue;
          expect([name, document.gather !== null && document.redirect !== null]).toEqual([name, true]);
          const toPerson = await phone.press('0');
          const isHeard =
            waitsForPerson(toPerson) || toPerson.said.some((said) => /ring you|call you back|your name/i.test(said));
          expect([name, toPerson.said, isHeard]).toEqual([name, toPerson.said, true]);
          const silent = await go(way, isWithheld);
          let steps = 0;
          while (silent && !isOver(silent.now()) && !waitsForPerson(silent.now()) && steps < LONGEST) {
            await silent.wait();
            steps += 1;
          }
          expect([name, silent?.now().said, steps < LONGEST]).toEqual([name, silent?.now().said, true]);
        }
    },
    300_000,
  );

  it('takes a message only where nobody answers and nobody can be rung back, and leads on from there', async () => {
    const press =
      (key: string): Move =>
      (phone) =>
        phone.press(key);
    const known = await go([press('0'), press('8')], false);
    expect(known?.now().record ?? null).toBeNull();
    for (const [name, move] of AT_THE_TONE) {
      const phone = await go([press('0'), press('8')], true);
      if (hours === 'open') {
        expect(phone?.now().record ?? null).toBeNull();
        continue;
      }
      expect([name, phone?.now().said[0]]).toEqual([name, 'If somebody is in danger, hang up and call 9 9 9.']);
      const document = phone && (await move(phone));
      expect([name, (document?.said.length ?? 0) > 0]).toEqual([name, true]);
      if (!document || isOver(document)) continue;
      expect([name, document.gather !== null && document.redirect !== null]).toEqual([name, true]);
    }
  });
});
