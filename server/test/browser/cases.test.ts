/** Cases by the day that is due, opened and worked by keyboard: overdue and due soon in words and colour; axe finds nothing, wide and narrow. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { button, command } from './support/desk-keys.ts';
import { hasFocus, pressOn, tabTo, typeInto } from './support/keyboard.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const DAY_MS = 86_400_000;
const TARGET = 24;

describe('cases on the desk', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  /** A complaint of a chat, due so many days from today. */
  const complaint = async (reference: string, days: number): Promise<string> => {
    const { db } = stage;
    const [conversationId, contactId] = [randomUUID(), randomUUID()];
    const [now, answerBy] = [new Date(), new Date(Date.now() + days * DAY_MS)];
    await db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
    await db.contact.create({ data: { id: contactId, conversationId, channel: 'webchat', state: 'closed' } });
    const data = { id: randomUUID(), reference, kind: 'complaint', contactId, openedAt: now, answerBy };
    await db.councilCase.create({ data });
    return conversationId;
  };
  const isFine = async (page: Page) => {
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(page.locator('dialog'), TARGET)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
  };

  it('stand by their day, are extended with a reason that the resident is told, and are reviewed', async () => {
    await complaint('CMP-LATE', -3);
    const thread = await complaint('CMP-SOON', 1);
    await complaint('CMP-TIME', 40);
    const context = await stage.context({ viewport: { width: 1280, height: 800 } });
    const { page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL);
    await command(page, 'cases by');
    const dialog = page.getByRole('dialog', { name: 'Cases by due date' });
    const items = dialog.locator('.case-list .task');
    await items.nth(2).waitFor();
    expect(await dialog.locator('.case__reference').allTextContents()).toEqual(['CMP-LATE', 'CMP-SOON', 'CMP-TIME']);
    await items.nth(0).getByText('overdue by 3 days').waitFor();
    await items.nth(1).getByText('due tomorrow').waitFor();
    await dialog.getByText('1 overdue').waitFor();
    await isFine(page);

    const soon = items.filter({ hasText: 'CMP-SOON' });
    await pressOn(page, button(soon, 'Extend CMP-SOON'));
    const day = dialog.getByLabel('New day to answer by');
    expect(await hasFocus(day)).toBe(true);
    await isFine(page);
    await day.fill((await day.getAttribute('max')) ?? '');
    await typeInto(page, dialog.getByLabel('Why it takes longer'), 'The surveyor is away');
    await pressOn(page, button(dialog, 'Extend and tell them'));
    const said = dialog.getByText(/^CMP-SOON is now due by .* The resident is told in their chat\.$/);
    await said.waitFor();
    expect(await hasFocus(said)).toBe(true);
    await items.filter({ hasText: 'Reason: The surveyor is away' }).waitFor();
    const [event] = await stage.db.event.findMany({ where: { conversationId: thread } });
    expect(event?.text).toMatch(/^We need more time to answer CMP-SOON\..*The surveyor is away$/);

    await typeInto(page, dialog.getByLabel('Find by reference or name'), 'late');
    await pressOn(page, button(items.first(), 'Mark as answered CMP-LATE'));
    await dialog.getByText('CMP-LATE is answered.').waitFor();
    const answered = dialog.locator('details');
    await pressOn(page, answered.locator('summary'));
    await isFine(page);
    await pressOn(page, button(answered, 'They ask for a review CMP-LATE'));
    await dialog.getByText(/^Stage 2 is open: /).waitFor();
    await dialog.getByLabel('Find by reference or name').fill('');
    await items.getByText('Complaint, stage 2').waitFor();
    await isFine(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await tabTo(page, page.getByRole('button', { name: 'Cases by due date' }));
    await context.close();
  }, 240_000);
});
