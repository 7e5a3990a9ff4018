/** Whoever holds a contact mentions a colleague in a note, by keys; both see who else looks. axe finds nothing, wide and narrow. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { askPriya, button } from './support/desk-keys.ts';
import { hasFocus, pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;
const WIDE = { width: 1280, height: 900 };

describe('mentions and who else looks', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  /** On a narrow page one column is shown at a time: the one that it is about. */
  const isFine = async (page: Page, column: 'Work' | 'Conversation') => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ ...WIDE, width });
      const tab = page.getByRole('navigation').getByRole('button', { name: column });
      if (await tab.isVisible()) await tab.click();
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(page.locator('body'), TARGET)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  };
  const signIn = async (email: string): Promise<AgentDesk> =>
    AgentDesk.signIn(await (await stage.context({ viewport: WIDE })).newPage(), email);

  it('reach the colleague, and are never seen by the resident', async () => {
    const [bola, priya] = [await signIn('bola@demo.example'), await signIn('priya@demo.example')];
    await bola.setStatus('Available');
    const resident = await stage.resident();
    await resident.say('I want to talk to a person');
    await bola.offers.getByRole('button', { name: /^Accept/ }).click();
    await bola.box.waitFor();

    const { page } = bola;
    const summary = page.getByText('Write a note for staff');
    await pressOn(page, summary);
    await typeInto(page, page.getByLabel('Note for staff. The resident never sees it.'), 'Do you know them? @');
    await page.keyboard.type('pri');
    await page.getByRole('option', { name: 'Priya Raman', selected: true }).waitFor();
    await isFine(page, 'Conversation');
    await tabTo(page, page.getByRole('combobox', { name: 'Find a colleague to mention' }));
    await page.keyboard.press('Enter');
    await pressOn(page, button(page, 'Write the note'));
    await bola.sees('Do you know them? @Priya Raman');
    await isFine(page, 'Conversation');

    const mentions = priya.page.getByRole('region', { name: '1 note mentions you' });
    await mentions.locator('strong', { hasText: 'Bola Adekunle mentions you in a note' }).waitFor();
    await isFine(priya.page, 'Work');
    await pressOn(priya.page, button(mentions, /^Mark as seen/));
    await mentions.waitFor({ state: 'detached' });
    expect(await hasFocus(priya.page.locator('#work'))).toBe(true);

    await priya.setStatus('Available');
    await askPriya(page);
    await priya.offers.getByRole('button', { name: /^Accept/ }).click();
    await page
      .locator('.lookers')
      .filter({ hasText: /^Priya.* is looking$/ })
      .waitFor();
    await priya.page
      .locator('.lookers')
      .filter({ hasText: /^Bola.* is looking$/ })
      .waitFor();
    await isFine(page, 'Conversation');
    await isFine(priya.page, 'Conversation');
    expect((await resident.texts()).join(' ')).not.toContain('Do you know them?');
    await Promise.all([bola.close(), priya.close(), resident.close()]);
  }, 240_000);
});
