/** A supervisor watches the wallboard: who waits comes and goes by itself, staff are told of, and nothing is in the way (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { pressOn } from './support/keyboard.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;
const WIDTHS = [390, 1280, 1920];

describe('the wallboard', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  const isFine = async (page: Page) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect([width, await findings(page)]).toEqual([width, []]);
      expect([width, await smallTargets(page.locator('main'), TARGET)]).toEqual([width, []]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  };

  it('shows who waits, without a reload, until they are answered; and a colleague reads why their status was set', async () => {
    // What the demonstration council did earlier today depends on the time of day.
    await stage.db.contact.updateMany({ data: { queuedAt: null } });
    const bola = await stage.agent({ viewport: { width: 1280, height: 900 } });
    const sian = await AgentDesk.signIn(
      await (await stage.context({ viewport: { width: 1280, height: 900 } })).newPage(),
      SUPERVISOR_EMAIL,
    );
    const { page } = sian;
    await page.getByRole('link', { name: 'Wallboard and settings' }).press('Enter');
    await page.getByRole('heading', { name: 'Wallboard', level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/console/wallboard');
    await page
      .getByRole('region', { name: 'Queues' })
      .getByText(/^Nothing waits and nothing happened today/)
      .waitFor();
    await isFine(page);

    const resident = await stage.resident();
    await resident.say('theres a massive pothole outside my house');
    await resident.offered('Talk to a person').click();
    const card = page.getByRole('region', { name: 'Queues' }).getByRole('listitem').first();
    await card.getByText('Nobody available').waitFor();
    await page.getByRole('region', { name: /^Waiting \(1\)/ }).waitFor();
    await isFine(page);
    await page.emulateMedia({ forcedColors: 'active' });
    await isFine(page);
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark' });
    await isFine(page);
    await page.emulateMedia({ colorScheme: 'light' });

    await bola.setStatus('Available');
    await bola.accept('Report a pothole');
    await bola.say('Where is it, please?');
    await card.getByText('Nobody waits').waitFor();
    await card
      .getByText(/^\d+% \(\d of 1\)/)
      .first()
      .waitFor();
    const staff = page.getByRole('region', { name: 'Staff' });
    const person = staff.getByRole('listitem').filter({ hasText: 'Bola Adekunle' });
    await person.getByText('Busy', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Set the status of Bola Adekunle' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Set the status of Bola Adekunle' });
    await pressOn(page, dialog.getByRole('button', { name: 'Set it' }));
    await dialog.getByText('Choose a status.').waitFor();
    await isFine(page);
    await dialog.getByLabel('Away').check();
    await dialog.getByLabel(/^Reason/).fill('Fire drill. Please come down.');
    await pressOn(page, dialog.getByRole('button', { name: 'Set it' }));
    await dialog.waitFor({ state: 'detached' });
    await person.getByText('Busy, then away').waitFor();
    await person.getByText('Fire drill. Please come down.').waitFor();
    const told = bola.page.getByRole('status', { name: 'Your status' });
    await told.getByText('Sian Morgan set your status.').waitFor();
    await told.getByText('Their reason: Fire drill. Please come down.').waitFor();
    expect(await findings(bola.page)).toEqual([]);
    await bola.setStatus('On a break');
    await told.waitFor({ state: 'detached' });

    for (const kind of ['By channel', 'By skill']) {
      await page.getByLabel(kind).check();
      await page.getByRole('region', { name: kind === 'By channel' ? 'Channels' : 'Skills' }).waitFor();
    }
    await isFine(page);
    await page.getByRole('link', { name: 'Large screen' }).press('Enter');
    await page.getByRole('link', { name: 'Leave the large screen' }).waitFor();
    await isFine(page);
    await page.goBack();
    await page.getByRole('link', { name: 'My desk' }).press('Enter');
    await page.getByRole('region', { name: 'My work' }).waitFor();
  }, 240_000);

  it('is told to supervisors alone', async () => {
    const bola = await stage.agent();
    await bola.page.goto('/console/wallboard');
    await bola.page.getByRole('heading', { name: 'These pages are for supervisors' }).waitFor();
    expect(await findings(bola.page)).toEqual([]);
  }, 120_000);
});
