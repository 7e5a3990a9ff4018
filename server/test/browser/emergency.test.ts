/** Danger to life, said in the chat: 999 is the first thing a resident reads, whatever the assistant was asking. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import type { ResidentChat } from './support/resident-chat.ts';

const FIRE = 'there is a fire in my flat';

/** Says it, and answers the first line of the first message that comes after it. */
async function firstLineAfterDanger(chat: ResidentChat): Promise<string> {
  await chat.say(FIRE);
  await chat.sees('999');
  const texts = await chat.texts();
  const answer = texts[texts.indexOf(FIRE) + 1] ?? '';
  return answer.split('\n')[0] ?? '';
}

describe('a fire', () => {
  let stage: Stage;
  let chat: ResidentChat;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterEach(() => chat.close());
  afterAll(() => stage.close());

  it('is answered with 999 first, and told to the agent at once', async () => {
    const agent = await stage.agent();
    chat = await stage.resident();
    expect(await firstLineAfterDanger(chat)).toMatch(/^Call 999 now/);
    await agent.alerts.getByText('Fire', { exact: true }).waitFor();
    await agent.alerts.getByText('Nobody has this contact yet.').waitFor();
    await agent.close();
  });

  it('is answered with 999 first when the assistant waits to hear whether it helped', async () => {
    chat = await stage.resident();
    await chat.say('theres a massive pothole outside my house');
    await chat.sees('Did this help?');
    expect(await firstLineAfterDanger(chat)).toMatch(/^Call 999 now/);
  });

  it('is answered with 999 first while the resident waits for a person', async () => {
    chat = await stage.resident();
    await chat.button('Talk to a person').click();
    await chat.standsAt(/in the queue/);
    expect(await firstLineAfterDanger(chat)).toMatch(/^Call 999 now/);
  });
});

describe('a fire when the council is closed', () => {
  let stage: Stage;
  let chat: ResidentChat;
  beforeAll(async () => {
    stage = await openStage('closed');
  }, 120_000);
  afterAll(() => stage.close());

  it.each([
    ['name', 'What is your name?', []],
    ['number', 'Which number can we ring?', ['Ana Popescu']],
    ['time', 'When is a good time to ring you?', ['Ana Popescu', '07700 900123']],
  ])('is answered with 999 first where the call back form asks for the %s', async (_asked, question, answers) => {
    chat = await stage.resident();
    await chat.button('Talk to a person').click();
    await chat.sees('What is your name?');
    for (const answer of answers) {
      await chat.say(answer);
      await chat.sees(answer);
    }
    await chat.sees(question);
    expect(await firstLineAfterDanger(chat)).toMatch(/^Call 999 now/);
    await chat.close();
  });
});
