/** An agent introduces a colleague from the console, a supervisor moves a contact; axe finds nothing on the way, wide and narrow. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('passing contacts on in the console', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  const isFine = async (page: Page) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(page.locator('body'), TARGET)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  };
  const signIn = async (email: string): Promise<AgentDesk> =>
    AgentDesk.signIn(await (await stage.context({ viewport: { width: 1280, height: 900 } })).newPage(), email);

  it('a colleague is asked by keys, declines, is asked again and takes over', async () => {
    const bola = await signIn('bola@demo.example');
    await bola.setStatus('Available');
    const resident = await stage.resident();
    await resident.say('I want to talk to a person');
    await bola.offers.getByRole('button', { name: /^Accept/ }).click();
    const priya = await signIn('priya@demo.example');
    await priya.setStatus('Available');

    const ask = async () => {
      await bola.page.getByRole('button', { name: 'Transfer', exact: true }).press('Enter');
      const dialog = bola.page.getByRole('dialog', { name: /^Transfer / });
      await dialog.getByLabel('Introduce first').check();
      const choice = await dialog.locator('option', { hasText: 'Priya Raman' }).getAttribute('value');
      await dialog.getByLabel('Who?').selectOption(choice);
      await dialog.getByLabel(/^Note for your colleague/).fill('They read slowly.');
      return dialog;
    };
    const first = await ask();
    await isFine(bola.page);
    await first.getByRole('button', { name: 'Ask them to take over' }).press('Enter');
    await bola.page.getByText('Asking Priya Raman…').waitFor();
    await isFine(bola.page);
    await priya.offers.getByText('Bola Adekunle asks you to take over.').waitFor();
    await priya.offers.getByText('They read slowly.').waitFor();
    await isFine(priya.page);
    await priya.offers.getByRole('button', { name: /^Decline/ }).click();
    await bola.page.locator('.company').getByText('Priya Raman is not joining.').waitFor();

    await (await ask()).getByRole('button', { name: 'Ask them to take over' }).click();
    await priya.offers.getByRole('button', { name: /^Accept/ }).click();
    await bola.page.getByText('No work right now.').waitFor();
    await priya.sees('Priya has joined and takes over from Bola.');
    for (const desk of [bola, priya]) await desk.setStatus('On a break');

    const sian = await signIn(SUPERVISOR_EMAIL);
    const held = sian.page.getByRole('region', { name: 'With advisers (1)' });
    await held.getByText('Priya Raman holds this contact.').waitFor();
    await isFine(sian.page);
    await held.getByRole('button', { name: /^Move / }).click();
    const move = sian.page.getByRole('dialog', { name: /^Move / });
    await isFine(sian.page);
    await move.getByLabel('Who?').selectOption('queue:housing');
    await move.getByRole('button', { name: 'Move', exact: true }).click();
    await sian.page.getByRole('region', { name: 'With advisers (0)' }).waitFor();
    await priya.page.getByText('No work right now.').waitFor();
    for (const desk of [bola, priya, sian]) await desk.close();
  }, 180_000);
});
