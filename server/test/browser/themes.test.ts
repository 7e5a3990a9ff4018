/** A supervisor names what comments share and closes it with what was done; everybody reads it (WCAG 2.2 AA in each state). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const COMMENTS = ['I waited far too long', 'The waiting was long', 'We wait and wait', 'Thank you'];

describe('themes of feedback', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const now = new Date();
    for (const comment of COMMENTS) {
      const id = randomUUID();
      await stage.db.contact.create({
        data: { id, channel: 'webchat', state: 'closed', startedAt: now, closedAt: now },
      });
      await stage.db.feedback.create({
        data: { contactId: id, channel: 'webchat', how: 'form', askedAt: now, answeredAt: now, score: 2, comment },
      });
    }
  }, 120_000);
  afterAll(() => stage.close());

  it.each([
    { width: 1280, forcedColors: 'none' },
    { width: 390, forcedColors: 'active' },
  ] as const)(
    'are named, closed with an action and told at $width px',
    async ({ width, forcedColors }) => {
      const context = await stage.context({ viewport: { width, height: 800 }, forcedColors });
      const { page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL);
      await page.getByRole('button', { name: 'How we did' }).click();
      const dialog = page.getByRole('dialog', { name: 'How we did' });
      await dialog
        .getByRole('button', { name: /^Name this theme/ })
        .filter({ hasText: 'wait' })
        .press('Enter');
      const form = dialog.getByRole('form', { name: 'A new theme' });
      await form.getByLabel('Name').fill(`Waiting at ${width}`);
      await form.getByLabel('What residents said').fill(`You wait too long at ${width}.`);
      await form.getByRole('button', { name: 'Save the theme' }).press('Enter');
      await form.getByText('Say who looks after it.').waitFor();
      expect(await findings(page)).toEqual([]);
      await form.getByLabel('Who looks after it').fill('The contact centre');
      await form.getByRole('button', { name: 'Save the theme' }).press('Enter');

      const open = dialog.getByRole('form', { name: `Waiting at ${width}` });
      const close = open.getByRole('button', { name: 'Close and tell everybody' });
      await close.press('Enter');
      await open.getByText('A theme closes only with an action.').waitFor();
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await open.getByLabel('What we did').fill(`More of us answer now at ${width}.`);
      await close.press('Enter');
      await dialog.getByText('The theme is closed. Everybody can read it.').waitFor();

      const resident = await (await stage.context({ viewport: { width, height: 800 }, forcedColors })).newPage();
      await resident.goto('/');
      await resident.getByRole('link', { name: 'You said, we did' }).click();
      await resident.getByText(`You wait too long at ${width}.`).waitFor();
      await resident.getByText(`More of us answer now at ${width}.`).waitFor();
      expect(await findings(resident)).toEqual([]);
      expect(await overflow(resident)).toBeLessThanOrEqual(0);
    },
    150_000,
  );
});
