/** What residents ask about a service after it was answered, and when their bins are emptied, in a running hub. */
import { botFiguresSchema } from '@hub/contract';
import type { ConversationEvent } from '@hub/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../src/security/index.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { startHub } from './support/hub.ts';
import type { Hub } from './support/hub.ts';
import { residentAt, signIn } from './support/people.ts';
import type { ResidentPerson } from './support/people.ts';

describe('the answers of a running hub', () => {
  let database: TestDatabase;
  let hub: Hub;
  let resident: ResidentPerson;

  beforeAll(async () => {
    database = await testDatabase();
    hub = await startHub({ DATABASE_URL: database.url });
    resident = await residentAt(hub.url);
  }, 120_000);
  afterAll(async () => {
    resident.client.close();
    await hub.stop();
    await database.close();
  });

  /** Says something and waits for what is said to it. */
  async function answerTo(text: string): Promise<ConversationEvent> {
    const { conversationId } = resident;
    const sent = await resident.say(conversationId, text);
    if (!sent.ok) throw new Error(sent.problem.title);
    return resident.inbox.first<ConversationEvent>('message', ({ from, seq }) => from === 'bot' && seq > sent.seq);
  }
  const kinds = ({ actions }: ConversationEvent) => (actions ?? []).map(({ type }) => type);

  it('say what a service is and how to get it, with the form and a person', async () => {
    const answer = await answerTo('can you take away my old sofa');
    expect(answer.text).toContain('We take away big things from your home');
    expect(kinds(answer)).toEqual(expect.arrayContaining(['link', 'person']));
  });

  it('go on with its price, its time and the other ways, of the same service', async () => {
    const price = await answerTo('how much does it cost');
    expect(price.text).toContain('You see it before you pay.');
    expect(kinds(price)).toEqual(['person']);
    expect((await answerTo('and how long does it take?')).text).toContain('Put the things out on the day you picked.');
    expect((await answerTo('where can I go instead')).text).toContain('Marlow Reach Library and Help Hub');
  });

  it('take another service for a new demand', async () => {
    const answer = await answerTo('how much is it to keep my library book for longer');
    expect(answer.text).toContain('There may be a small fee to hold one');
    expect(kinds(answer)).toContain('link');
  });

  it('say that it is an assistant, with the way to a person', async () => {
    const answer = await answerTo('am I talking to a human?');
    expect(answer.text).toContain('I am an automated assistant, not a person.');
    expect(kinds(answer)).toEqual(['person']);
  });

  it('ask for the postcode once and say the bin day', async () => {
    expect((await answerTo('which bin is it this week')).text).toContain('What is your postcode?');
    const answer = await answerTo('ZZ1 1AA');
    expect(answer.text).toMatch(/Your (next )?bin day is (today, )?[A-Z][a-z]+day \d+ [A-Z][a-z]+\./);
    expect(answer.text).toMatch(/Put out the (rubbish|recycling)\./);
    expect(answer.text).toContain('Example Street');
    expect(kinds(answer)).toEqual(['person']);
  });

  it('say it at once where the street is named, and a person where the place is not known', async () => {
    expect((await answerTo('when is my bin collected at 14 Sample Road')).text).toContain('14 Sample Road');
    const unknown = await answerTo('bin day for ZZ9 9ZZ');
    expect(unknown.text).toContain('I cannot find that place.');
    expect(kinds(unknown)).toContain('person');
  });

  it('are counted for a supervisor, in three parts that add up', async () => {
    const other = await residentAt(hub.url);
    await other.say(other.conversationId, 'there is a pothole outside my house');
    await other.inbox.first<ConversationEvent>('message', ({ text }) => text === 'Did this help?');
    await other.say(other.conversationId, 'No');
    await other.inbox.first('queue');
    other.client.close();

    const cookie = await signIn(hub.url, 'sian@demo.example', DEMONSTRATION_PASSWORD);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date());
    const figuresOf = async (from: string, to: string) =>
      fetch(`${hub.url}/api/console/figures/bot?from=${from}&to=${to}`, { headers: { cookie } });
    const figures = botFiguresSchema.parse(await (await figuresOf('2026-01-01', day)).json());
    const { percent, services } = figures;
    expect(percent.resolved + percent.failed + percent.unknown).toBe(100);
    expect(services.find(({ id }) => id === 'report-pothole')).toMatchObject({ failed: 1 });
    // Answers of today are not known yet: their askers may still come back.
    expect(services.find(({ id }) => id === 'bulky-waste')).toMatchObject({ resolved: 0, failed: 0, unknown: 1 });

    const refused = await figuresOf(day, '2026-01-01');
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ detail: 'The last day is before the first.', where: 'to' });
  });
});
