/** A supervisor reads what became of the assistant's answers (WCAG 2.2 AA in each state). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

/** As much of an element as is asked here: the browser's own types belong to pages. */
interface Sized {
  clientWidth: number;
  scrollWidth: number;
}

describe("the assistant's figures", () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  const supervisor = async (width: number) => {
    const context = await stage.context({ viewport: { width, height: 800 } });
    return (await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL)).page;
  };

  it('say so while there are none, and are in three parts once somebody was answered', async () => {
    const page = await supervisor(1280);
    const open = page.getByRole('button', { name: 'How we did' });
    const dialog = page.getByRole('dialog', { name: 'How we did' });
    await open.click();
    await dialog.getByText('The assistant gave no answers in these days.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');

    const resident = await stage.resident();
    await resident.say('there is a pothole outside my house');
    await resident.sees('Did this help?');
    await open.click();
    await dialog.getByRole('row', { name: 'Report a pothole 0 0 1' }).waitFor();
    expect(await dialog.locator('.shares__part--unknown').textContent()).toContain('100% (1)');
    await dialog.getByLabel('In the last').selectOption('90 days');
    await dialog.getByRole('row', { name: 'Report a pothole 0 0 1' }).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('stand beside what residents wrote, which the trail keeps, by rating', async () => {
    const { db } = stage;
    const [conversationId, contactId, answeredAt] = [randomUUID(), randomUUID(), new Date()];
    await db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
    await db.contact.create({ data: { id: contactId, conversationId, channel: 'webchat', state: 'closed' } });
    const answer = { channel: 'webchat', how: 'form', askedAt: answeredAt, answeredAt, score: 2, comment: 'Too slow' };
    await db.feedback.create({ data: { contactId, ...answer } });
    const page = await supervisor(390);
    await page.getByRole('button', { name: 'How we did' }).click();
    const wrote = page.getByRole('region', { name: 'What they wrote' });
    await wrote.getByText('Too slow').waitFor();
    await wrote.getByText(/^Poor, Web chat, /).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await wrote.getByLabel('Rating').selectOption('Very good');
    await wrote.getByText('Nobody wrote anything in these days.').waitFor();
    const trail = { path: ['action'], equals: 'comments-read' };
    expect(await db.auditEntry.count({ where: { entry: trail } })).toBeGreaterThan(0);
  });

  it('fit a narrow page, and say what to do when they cannot be had', async () => {
    const page = await supervisor(390);
    const dialog = page.getByRole('dialog', { name: 'How we did' });
    await page.route('**/api/console/figures/**', (route) => route.abort());
    await page.getByRole('button', { name: 'How we did' }).click();
    const again = dialog.getByRole('button', { name: 'Try again' });
    await again.nth(1).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.unroute('**/api/console/figures/**');
    for (const table of ['What became of the answers', 'Answers to “How did we do?”']) {
      await again.first().click();
      await dialog.getByRole('table', { name: table }).waitFor();
    }
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    // Nothing of the table by need is cut off.
    const byNeed = dialog.getByRole('region', { name: /^By need/ });
    await byNeed.waitFor();
    const room = await byNeed.evaluate((table: Sized) => table.clientWidth - table.scrollWidth);
    expect(room).toBeGreaterThanOrEqual(0);
  });
});
