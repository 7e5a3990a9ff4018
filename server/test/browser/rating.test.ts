/** "How did we do?" in a real browser: when an adviser has ended, by keyboard, on a narrow screen, after a reload, and without JavaScript. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import type { AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { overflow } from './support/measure.ts';
import { PlainChat } from './support/plain-chat.ts';
import { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const NARROW = { viewport: { width: 390, height: 780 } };
const TARGET = 44;
const SCORES = ['Very good', 'Good', 'OK', 'Poor', 'Very poor'];

/** Where a finger can press for an answer: its label, with the button in it. */
async function heights(inside: Locator): Promise<number[]> {
  const boxes = await Promise.all((await inside.locator('label:has(input)').all()).map((label) => label.boundingBox()));
  return boxes.map((box) => Math.min(box?.width ?? 0, box?.height ?? 0));
}

describe('a rating', () => {
  let stage: Stage;
  let desk: AgentDesk;
  beforeAll(async () => {
    stage = await openStage();
    desk = await stage.agent();
    await desk.setStatus('Available');
  }, 120_000);
  afterAll(() => stage.close());

  const endByAdviser = async () => {
    await desk.accept('Not known yet');
    await desk.say('That is done.');
    // Whoever has the chat open has seen it at once.
    await desk.sees(/Sent|Seen by the resident/);
    await desk.page.getByRole('button', { name: 'End chat', exact: true }).click();
    await desk.page.getByRole('button', { name: 'Yes, end it' }).click();
    await desk.page.getByRole('group', { name: 'How did it end?' }).getByRole('radio').first().check();
    await desk.page.getByRole('button', { name: 'Done', exact: true }).click();
    await desk.page.getByText('No work right now.').waitFor();
  };

  it('is given by keyboard alone on a narrow screen, and thanked for, also after a reload', async () => {
    const chat = new ResidentChat(await (await stage.context(NARROW)).newPage());
    const { page } = chat;
    await page.goto('/chat');
    await chat.messages.first().waitFor();
    await chat.say('I want to talk to a person');
    await endByAdviser();
    const form = page.getByRole('group', { name: 'How did we do?' });
    await form.waitFor();
    expect(
      await form.getByRole('radio').evaluateAll((all: { value: string }[]) => all.map(({ value }) => value)),
    ).toEqual(['5', '4', '3', '2', '1']);
    for (const name of SCORES) expect(await form.getByRole('radio', { name, exact: true }).count()).toBe(1);
    expect(Math.min(...(await heights(chat.whole)))).toBeGreaterThanOrEqual(TARGET);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    // Still asked after a reload; without an answer it says what is missing.
    await page.reload();
    await form.waitFor();
    await pressOn(page, chat.button('Send'));
    await page.getByText('Choose one of the five answers.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await typeInto(page, chat.whole.getByLabel('What could we do better?'), 'A shorter wait');
    await pressOn(page, chat.button('Send'));
    const thanks = page.getByText('Thank you for telling us how we did.');
    await thanks.waitFor();
    await page.waitForFunction(`document.activeElement?.className.includes('hub-thanks')`);
    expect(await stage.db.feedback.findMany()).toMatchObject([{ score: 4, comment: 'A shorter wait' }]);
    await page.reload();
    await thanks.waitFor();
    expect(await form.count()).toBe(0);
    expect(await findings(page)).toEqual([]);
    await chat.close();
  });

  it('is given without JavaScript, in the dark too', async () => {
    const context = await stage.context({ ...NARROW, javaScriptEnabled: false, colorScheme: 'dark' });
    const chat = await PlainChat.open(await context.newPage());
    const { page } = chat;
    await chat.press('Talk to a person');
    await endByAdviser();
    const form = page.getByRole('group', { name: 'How did we do?' });
    await chat.press('Check for replies');
    await form.waitFor();
    expect(Math.min(...(await heights(form)))).toBeGreaterThanOrEqual(TARGET);
    await form.getByLabel('Very poor').check();
    await page.getByLabel('What could we do better?').fill('Answer me');
    await chat.press('Send');
    await page.getByText('Thank you for telling us how we did.').waitFor();
    expect(await stage.db.feedback.count({ where: { score: 1, comment: 'Answer me' } })).toBe(1);
    await context.close();
  });
});
