/** The same conversation in the same queue without JavaScript: to the assistant, to an agent and back, and its weight. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlainChat } from './support/plain-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import { storedTexts } from './support/stored-thread.ts';

/** Bytes, gzip, of the page and all that it loads. */
const MOST_BYTES = 15_000;

describe('the chat without JavaScript', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it('goes from the assistant to an agent and back, and stays small', async () => {
    const [context, agent] = await Promise.all([stage.context({ javaScriptEnabled: false }), stage.agent()]);
    const chat = await PlainChat.open(await context.newPage());
    const { page } = chat;
    await page.getByText('I am an automated assistant').waitFor();

    await chat.say('theres a massive pothole outside my house');
    await chat.until(page.getByRole('link', { name: 'Open the form' }));
    expect(await page.getByRole('link', { name: 'Open the form' }).getAttribute('href')).toMatch(
      /\/services\/report-pothole\?via=[\w-]+$/,
    );
    await chat.press('No');
    await chat.until(chat.state.filter({ hasText: 'in the queue' }));
    expect(await chat.state.textContent()).toMatch(/^You are number 1 in the queue\./);

    await agent.setStatus('Available');
    await agent.accept('Report a pothole');
    await chat.press('Check for replies');
    expect(await chat.state.textContent()).toBe('You are talking to Bola, an adviser.');
    expect(await page.locator('form[action="/chat/person"]').count()).toBe(0);
    await agent.say('Hello, where is the hole?');
    await agent.sees('Sent');
    await chat.press('Check for replies');
    await chat.messages.filter({ hasText: 'Hello, where is the hole?' }).waitFor();
    await chat.say('It is by number 9.');
    await agent.sees('It is by number 9.');
    await chat.say('It is deep.');
    await agent.sees('It is deep.');

    expect(await chat.texts()).toEqual(await storedTexts(stage.db, 'It is deep.'));
    const loaded = await page.request.get('/chat');
    const style = await page.request.get('/assets/site.css');
    expect(gzipSync(await loaded.body()).length + gzipSync(await style.body()).length).toBeLessThan(MOST_BYTES);

    await page.locator('summary', { hasText: 'End this chat' }).click();
    await chat.press('Yes, end the chat');
    expect(await chat.state.textContent()).toBe('This chat has ended.');
    await agent.page.getByRole('group', { name: 'How did it end?' }).waitFor();
    await chat.press('Start a new chat');
    await page.getByText('I am an automated assistant').waitFor();
    expect(await chat.texts()).toEqual([]);
  });

  it('reaches a person with one press, and carries the conversation on where JavaScript runs', async () => {
    const context = await stage.context({ javaScriptEnabled: false });
    const chat = await PlainChat.open(await context.newPage());
    await chat.press('Talk to a person');
    await chat.until(chat.state.filter({ hasText: 'in the queue' }));
    expect(await chat.state.textContent()).toMatch(/in the queue\./);
    const said = await chat.texts();
    const cookies = await context.cookies();

    const live = await stage.context();
    await live.addCookies(cookies);
    const page = await live.newPage();
    await page.goto('/chat');
    await page
      .locator('.hub-message')
      .nth(said.length - 1)
      .waitFor();
    expect(await page.locator('.hub-words').allTextContents()).toEqual(said);
  });
});
