/** axe finds nothing on the agents' console in any state, wide or narrow, with big text and with own colours (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus } from './support/keyboard.ts';
import { doubleText, overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('access for agents', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

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

  it("a supervisor's list of what is to do has nothing for axe to find, empty and with a task, wide and narrow", async () => {
    const context = await stage.context({ viewport: { width: 1280, height: 800 } });
    const { page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL);
    const isFine = async () => {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findings(page)).toEqual([]);
        expect(await smallTargets(page.locator('body'), TARGET)).toEqual([]);
        expect(await overflow(page)).toBeLessThanOrEqual(0);
      }
    };
    await page.getByRole('heading', { name: 'To do (0)' }).waitFor();
    await isFine();
    const resident = await stage.resident();
    await resident.say('I tried the pothole form online and it gave me an error');
    await resident.standsAt(/in the queue/);
    const list = page.getByRole('region', { name: 'To do (1)' });
    await list.getByText('Resident, Report a pothole', { exact: true }).waitFor();
    await isFine();
    await list.getByRole('button', { name: /^Done/ }).focus();
    await page.keyboard.press('Enter');
    const empty = page.getByRole('heading', { name: 'To do (0)' });
    await empty.waitFor();
    expect(await hasFocus(empty)).toBe(true);
    // Nobody waits when the next begins.
    await resident.button('End chat').click();
    await resident.page.getByRole('button', { name: 'Yes, end the chat' }).click();
    await resident.standsAt('This chat has ended.');
    await Promise.all([context.close(), resident.close()]);
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
    await isFine();
    await agent.status.click();
    await isFine();
    await agent.page.getByRole('button', { name: 'Available', exact: true }).click();

    const resident = await stage.resident();
    await resident.say('theres a massive pothole outside my house');
    await resident.offered('Talk to a person').click();
    await agent.offers.waitFor();
    await isFine();
    await agent.offers.getByRole('button', { name: /^Accept/ }).click();
    await agent.box.waitFor();
    await agent.say('Hello, how can I help?');
    await resident.sees('Hello, how can I help?');
    await resident.say('It is by number 9.');
    await agent.sees('It is by number 9.');
    await isFine();
    await page.getByRole('button', { name: 'Mark as disclosure' }).click();
    await page.getByRole('dialog', { name: 'Is this a disclosure?' }).waitFor();
    await isFine();
    await page.getByRole('button', { name: 'Yes, mark it' }).click();
    await page.getByText('Restricted: safeguarding').waitFor();
    await agent.sees('marked this as a disclosure');
    expect(await hasFocus(page.locator('.contact-header__name'))).toBe(true);
    await isFine();
    await show('Resident');
    await page.getByText('Not known yet').last().waitFor();
    await isFine();
    await show('Work');
    await isFine();
    for (const keys of ['Control+k', 'Control+/']) {
      await page.keyboard.press(keys);
      await page.getByRole('dialog').waitFor();
      await isFine();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await show('Conversation');
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await isFine();
    await page.emulateMedia({ forcedColors: 'none' });
    await doubleText(page);
    await isFine();

    await resident.say('there is a fire in my flat');
    await agent.sees('there is a fire in my flat');
    await agent.end();
    await isFine();
    await show('Work');
    await agent.alerts.waitFor();
    await isFine();
    await page.context().setOffline(true);
    await page.getByText('You are not connected.').waitFor();
    await isFine();
    await page.context().setOffline(false);
    await show('Conversation');
    await page.getByText('You are not connected.').waitFor({ state: 'detached' });
    await agent.wrapUp('Resolved');
    await page.getByText('No work right now.').waitFor();
    // The next begins as this one did.
    await agent.setStatus('Not working');
    await Promise.all([agent.close(), resident.close()]);
  });
});
