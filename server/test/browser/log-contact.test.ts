/** An agent writes a call down by keyboard alone, and sees what the form had shown the caller (P42, WCAG 2.2 AA 2.1.1). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('a contact that an agent logs', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it.each([390, 1280])(
    '%d pixels wide, is written by keys alone and opens with the failed form beside it',
    async (width) => {
      const { id: residentId } = await stage.db.resident.findUniqueOrThrow({ where: { reference: 'DEMO-0018' } });
      const failed = { serviceId: 'report-pothole', outcome: 'failed', error: 'E-17, page 3 is empty', at: new Date() };
      await stage.db.onlineAttempt.create({ data: { id: randomUUID(), residentId, ...failed } });
      const { page } = await stage.agent({ viewport: { width, height: 800 } });
      const { keyboard } = page;
      await keyboard.press('Control+k');
      await keyboard.type('log a contact');
      await keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: 'Log a contact' });
      await dialog.waitFor();
      // Nothing is sent while something is missing; the focus goes to what it is.
      await dialog.getByLabel('What did they say?').press('Control+End');
      await dialog.getByRole('button', { name: 'Log it' }).press('Enter');
      await dialog.getByText('Choose how they reached us.').waitFor();
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(dialog, TARGET)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);

      await keyboard.press('Space');
      await keyboard.press('Tab');
      await keyboard.type('DEMO-0018');
      await keyboard.press('Enter');
      const resident = dialog.getByRole('radio', { name: /^Joshua Adeyemi/ });
      await resident.waitFor();
      for (const key of ['Tab', 'Tab', 'ArrowUp', 'Tab']) await keyboard.press(key);
      expect(await resident.isChecked()).toBe(true);
      await keyboard.type('The pothole form does not work.');
      expect(await findings(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Log it' }).press('Enter');
      await dialog.waitFor({ state: 'detached' });

      await page.getByText('E-17, page 3 is empty').first().waitFor();
      await page.getByText('Written down by Bola Adekunle').waitFor();
      expect(await page.getByRole('link', { name: /services/ }).count()).toBe(0);
      await page.getByLabel('Write down what was said or done').fill('I filled in the form with him.');
      await keyboard.press('Enter');
      await page.getByRole('log').getByText('I filled in the form with him.').waitFor();
      expect(await findings(page)).toEqual([]);
      await page.context().close();
    },
  );
});
