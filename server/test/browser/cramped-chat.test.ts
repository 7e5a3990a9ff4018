/** The chat's own page where there is little room: what one writes with, its tools and its end are all in the panel. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 44;

/** As much of an element as is asked here: the browser's own types belong to pages. */
interface Sized {
  clientHeight: number;
  scrollHeight: number;
}

describe('the chat with little room', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  // The second as over the keys of a telephone.
  it.each([
    [390, 800, 140],
    [390, 480, 90],
    [1280, 800, 140],
  ])('at %d by %d shows the words, the box, the tools and the end', async (width, height, fewest) => {
    const { page } = await stage.resident({ viewport: { width, height } });
    await page.goto('/chat');
    const chat = new ResidentChat(page);
    await chat.messages.first().waitFor();
    await chat.say('there is a pothole outside my house');
    await chat.sees('Did this help?');
    const hidden = await chat.whole.evaluate((panel: Sized) => panel.scrollHeight - panel.clientHeight);
    expect(hidden).toBeLessThanOrEqual(0);
    // A person is offered by the answer as well: the last is the tool.
    for (const name of ['Send', 'Talk to a person', 'End chat']) await chat.button(name).last().waitFor();
    const words = await chat.whole.locator('.hub-log').boundingBox();
    expect(words?.height).toBeGreaterThanOrEqual(fewest);
    expect(await findings(page)).toEqual([]);
    const needs = await chat.tool('Tell us how to help you (opens a new page)');
    await needs.waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(chat.whole, TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await chat.close();
  });
});
