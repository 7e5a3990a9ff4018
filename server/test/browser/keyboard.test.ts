/** The whole journey by keyboard alone, at both ends: no mouse, nothing focused by the test itself. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../../src/security/index.ts';
import { AGENT_EMAIL, AgentDesk } from './support/agent-desk.ts';
import { hasFocus, pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

describe('with a keyboard alone', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  /** An agent who has signed in and is available. */
  const availableAgent = async () => {
    const desk = new AgentDesk(await (await stage.context()).newPage());
    const { page } = desk;
    await page.goto('/console');
    await pressOn(page, page.getByRole('link', { name: 'Sign in' }));
    await typeInto(page, page.getByLabel('Email address'), AGENT_EMAIL);
    await typeInto(page, page.getByLabel('Password'), DEMONSTRATION_PASSWORD);
    await page.keyboard.press('Enter');
    await pressOn(page, desk.status);
    await pressOn(page, page.getByRole('button', { name: 'Available', exact: true }), 'Space');
    await desk.statusIs('Available');
    return desk;
  };

  it('a resident reaches an agent, both talk, and the agent wraps up', async () => {
    const agent = await availableAgent();
    const chat = new ResidentChat(await (await stage.context()).newPage());
    const { page } = chat;

    await page.goto('/');
    await pressOn(page, chat.launcher);
    await chat.messages.first().waitFor();
    await typeInto(page, chat.box, 'theres a massive pothole outside my house\n');
    await chat.sees('Did this help?');
    await pressOn(page, chat.offered('Talk to a person'));
    await chat.standsAt('You are number 1 in the queue.');

    await pressOn(agent.page, agent.offers.getByRole('button', { name: /^Accept/ }));
    await agent.box.waitFor();
    // The focus is where the agent carries on: they type at once.
    await agent.page.waitForFunction(`document.activeElement?.tagName === 'TEXTAREA'`);
    await agent.page.keyboard.type('Hello, how can I help?\n');
    await chat.sees('Hello, how can I help?');
    await typeInto(page, chat.box, 'It is outside number 9.');
    await page.keyboard.press('Enter');
    await agent.sees('It is outside number 9.');

    // The chat is put away and taken up again; each time the focus is where the person is.
    await page.keyboard.press('Escape');
    await chat.whole.waitFor({ state: 'hidden' });
    expect(await hasFocus(chat.launcher)).toBe(true);
    await page.keyboard.press('Enter');
    await chat.whole.waitFor();

    await agent.page.keyboard.press('Control+k');
    await agent.page.keyboard.type('end');
    await agent.page.keyboard.press('Enter');
    await pressOn(agent.page, agent.page.getByRole('button', { name: 'Yes, end it' }));
    await chat.standsAt('This chat has ended.');
    await agent.page.getByRole('group', { name: 'How did it end?' }).waitFor();
    await agent.page.waitForFunction(`document.activeElement?.type === 'radio'`);
    await agent.page.keyboard.press('Space');
    await pressOn(agent.page, agent.page.getByRole('button', { name: 'Done', exact: true }));
    await agent.page.getByText('No work right now.').waitFor();
    await agent.statusIs('Available');
  });

  it('a resident asks why, reads it, and is back where they were', async () => {
    const chat = new ResidentChat(await (await stage.context()).newPage());
    const { page } = chat;
    await page.goto('/chat');
    await typeInto(page, chat.box, 'theres a massive pothole outside my house\n');
    await chat.sees('Did this help?');
    const why = page.getByRole('dialog', { name: 'Why you got these answers' });
    const button = chat.button('Why this answer?');
    for (const key of ['Escape', 'Enter']) {
      await pressOn(page, button);
      await why.getByText('policy clause').first().waitFor();
      // The focus is inside; what lies behind cannot be reached.
      await tabTo(page, why.getByRole('button', { name: 'Close' }));
      await page.keyboard.press(key);
      await why.waitFor({ state: 'detached' });
      expect(await hasFocus(button)).toBe(true);
    }
    await page.context().close();
  });

  it('a resident ends the chat, and is asked first', async () => {
    const chat = new ResidentChat(await (await stage.context()).newPage());
    const { page } = chat;
    await page.goto('/chat');
    const question = page.getByRole('dialog', { name: 'End this chat?' });
    await pressOn(page, chat.button('End chat'));
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    expect(await hasFocus(chat.button('End chat'))).toBe(true);
    await page.keyboard.press('Enter');
    await pressOn(page, page.getByRole('button', { name: 'Yes, end the chat' }));
    await chat.standsAt('This chat has ended.');
    expect(await hasFocus(chat.whole.getByRole('heading', { name: 'Chat with the council' }))).toBe(true);
    await pressOn(page, chat.button('Start a new chat'));
    await chat.standsAt('You are talking to our automated assistant.');
  });
});
