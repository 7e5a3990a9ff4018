/** axe finds nothing on the agents' console in any state, wide or narrow, with big text and with own colours (WCAG 2.2 AA). */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { doubleText, overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('access for agents', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  }, 120_000);
  afterEach(() => stage.close());

  it('signing in has nothing for axe to find, also when it fails', async () => {
    const page = await (await stage.context()).newPage();
    await page.goto('/console');
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Password').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('There is a problem').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it.each([390, 1280])('the console %d pixels wide has nothing for axe to find', async (width) => {
    const agent = await stage.agent({ viewport: { width, height: 800 } });
    const { page } = agent;
    const isFine = async () => {
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(page.locator('body'), TARGET)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    };
    /** On a narrow page one column is shown at a time. */
    const show = async (column: string) => {
      const tab = page.getByRole('navigation').getByRole('button', { name: column });
      if (await tab.isVisible()) await tab.click();
    };
    await page.getByText('No work right now.').waitFor();
    await isFine(); console.log(process.uptime());
    await agent.status.click();
    await isFine(); console.log(process.uptime());
    await agent.page.getByRole('button', { name: 'Available', exact: true }).click();

    const resident = await stage.resident();
    await resident.say('theres a massive pothole outside my house');
    await resident.offered('Talk to a person').click();
    await agent.offers.waitFor();
    await isFine(); console.log(process.uptime());
    await agent.offers.getByRole('button', { name: /^Accept/ }).click();
    await agent.box.waitFor();
    await agent.say('Hello, how can I help?');
    await resident.sees('Hello, how can I help?');
    await resident.say('It is by number 9.');
    await agent.sees('It is by number 9.');
    await isFine(); console.log(process.uptime());
    await show('Resident');
    await page.getByText('Not known yet').last().waitFor();
    await isFine(); console.log(process.uptime());
    await show('Work');
    await isFine(); console.log(process.uptime());
    for (const keys of ['Control+k', 'Control+/']) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await isFine(); console.log(process.uptime());
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await show('Conversation');
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await isFine(); console.log(process.uptime());
    await page.emulateMedia({ forcedColors: 'none' });
    await doubleText(page); console.log(await wide(page));
    await isFine(); console.log(process.uptime());

    await resident.say('there is a fire in my flat');
    await agent.sees('there is a fire in my flat');
    await agent.end();
    await isFine(); console.log(process.uptime());
    await show('Work');
    await agent.alerts.waitFor();
    await isFine(); console.log(process.uptime());
    await page.context().setOffline(true);
    await page.getByText('You are not connected.').waitFor();
    await isFine(); console.log(process.uptime());
    await page.context().setOffline(false);
    await show('Conversation');
    await page.getByText('You are not connected.').waitFor({ state: 'detached' });
    await agent.wrapUp('Resolved');
    await page.getByText('No work right now.').waitFor();
    await Promise.all([agent.close(), resident.close()]);
  });
});
const wide = (page: any) => page.evaluate(() => { const g = globalThis as any; return [...g.document.querySelectorAll('body *')].filter((e: any) => e.getBoundingClientRect().right > g.innerWidth + 1).map((e: any) => `${e.tagName} ${e.className} ${Math.round(e.getBoundingClientRect().left)}-${Math.round(e.getBoundingClientRect().right)}`); });
