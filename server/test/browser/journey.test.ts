/** Two residents and an agent at once, in real browsers: through a reload and a lost connection, nothing is lost or said twice. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AgentDesk } from './support/agent-desk.ts';
import type { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import { storedTexts } from './support/stored-thread.ts';

const POTHOLE = 'theres a massive pothole outside my house';
const PERSON = "I'd rather speak to someone";
const DIRECT_DEBIT = 'I need to change my council tax direct debit';
const [FIRST, SECOND] = ['Report a pothole', 'Your council tax account'];
const OFFLINE = 'You are not connected.';

describe('two residents and an agent', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  /** The agent answers in one conversation, the resident reads it and answers back. */
  const exchange = async (
    agent: AgentDesk,
    resident: ResidentChat,
    [subject, asked, told]: [string, string, string],
  ) => {
    await agent.turnTo(subject);
    await agent.say(asked);
    await resident.sees(asked);
    await resident.say(told);
    await agent.sees(told);
  };

  it('talk through a reload and a lost connection, and both ends hold what is stored', async () => {
    const [first, second, agent] = await Promise.all([
      stage.resident(),
      stage.resident(),
      // High enough that a whole thread is on the page.
      stage.agent({ viewport: { width: 1280, height: 4000 } }),
    ]);

    // The assistant answers with the form and a way to a person; both residents ask for the person.
    await first.say(POTHOLE);
    const form = first.messages.getByRole('link', { name: 'Open the form' });
    expect(await form.getAttribute('href')).toMatch(/\/services\/report-pothole\?via=[\w-]+$/);
    await first.offered('Talk to a person').waitFor();
    await first.say(PERSON);
    await first.standsAt('You are number 1 in the queue.');
    await second.say(DIRECT_DEBIT);
    await second.offered('Talk to a person').click();
    await second.standsAt('You are number 2 in the queue.');

    await agent.setStatus('Available');
    await agent.accept(FIRST);
    await agent.accept(SECOND);
    await first.standsAt('You are talking to Bola, an adviser.');
    await second.standsAt('You are talking to Bola, an adviser.');
    // Whoever talks to a person needs no button for one.
    await first.page.locator('.hub-person').waitFor({ state: 'detached' });
    await exchange(agent, first, [FIRST, 'Hello, where is the hole?', 'It is by number 9.']);
    await exchange(agent, second, [SECOND, 'Hello, what has changed?', 'I have a new bank.']);
    await exchange(agent, first, [FIRST, 'How wide is it?', 'As wide as a car wheel.']);

    // The page is loaded anew in the middle of it: the thread is there, and so is what was half written.
    await first.box.fill('It is getting');
    await first.page.reload();
    await first.open();
    await first.sees('As wide as a car wheel.');
    expect(await first.box.inputValue()).toBe('It is getting');
    await first.say('It is getting deeper every day.');
    await agent.sees('It is getting deeper every day.');

    // One network goes. Both write on; the other conversation is not touched by it.
    await second.page.context().setOffline(true);
    await second.linkSays(OFFLINE);
    await second.say('Can you hear me?');
    await second.say('My train is in a tunnel.');
    await second.messages.filter({ hasText: 'Not sent yet.' }).nth(1).waitFor();
    await agent.turnTo(SECOND);
    await agent.say('I can change it with you now.');
    await agent.say('Take your time.');
    await agent.sees('Take your time.');
    await exchange(agent, first, [FIRST, 'Thank you, we will mend it.', 'That is kind.']);
    await second.page.context().setOffline(false);
    await second.linkSays('You are connected again.');
    await second.sees('Take your time.');
    await exchange(agent, second, [SECOND, 'I can see you again.', 'That was a long tunnel.']);

    for (const { resident, said, subject } of [
      { resident: first, said: POTHOLE, subject: FIRST },
      { resident: second, said: DIRECT_DEBIT, subject: SECOND },
    ]) {
      await agent.turnTo(subject);
      await agent.end();
      await resident.standsAt('This chat has ended.');
      await agent.sees('Bola has ended the chat.');
      const stored = await storedTexts(stage.db, said);
      expect(await resident.texts()).toEqual(stored);
      expect(await agent.texts()).toEqual(stored);
      await agent.wrapUp('Resolved');
      await agent.work.filter({ hasText: subject }).waitFor({ state: 'detached' });
    }
    await agent.statusIs('Available');
    await agent.page.getByText('No work right now.').waitFor();

    // Free again: the next who asks is offered at once.
    await first.button('Start a new chat').click();
    await first.sees('I am an automated assistant');
    await first.say(PERSON);
    await agent.offers.waitFor();
  });
});
