/** The single view in a real browser: panels come as their offices answer, each fails alone, and one can be asked for again. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testOffices } from '../support/offices.ts';
import type { TestOffices } from '../support/offices.ts';
import { AGENT_EMAIL, AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus } from './support/keyboard.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;
/** Writes down in which order panels stop loading, as `told`: what a page shows for a moment is gone when a test looks. */
const WRITE_DOWN_ORDER = `
  window.told = [];
  new MutationObserver(() => {
    for (const panel of document.querySelectorAll('[data-panel]')) {
      const name = panel.dataset.panel;
      if (!panel.querySelector('.skeleton') && !window.told.includes(name)) window.told.push(name);
    }
  }).observe(document, { subtree: true, childList: true });`;

let offices: TestOffices;
let stage: Stage;
beforeAll(async () => {
  offices = await testOffices();
  stage = await openStage('open', offices.env);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await offices.stop();
});

/** A contact of a resident of the demonstration that the agent holds. */
async function held(reference: string, identityLevel: number): Promise<void> {
  const { db } = stage;
  const { id: residentId } = await db.resident.findUniqueOrThrow({ where: { reference } });
  const { id: assignedTo } = await db.staff.findFirstOrThrow({ where: { email: AGENT_EMAIL } });
  const [conversationId, contactId, startedAt] = [randomUUID(), randomUUID(), new Date()];
  await db.conversation.create({ data: { id: conversationId, channel: 'webchat', residentId, identityLevel } });
  await db.contact.create({
    data: {
      ...{ id: contactId, conversationId, residentId, channel: 'webchat', startedAt },
      ...{ state: 'assigned', assignedTo, queue: 'general', queuedAt: startedAt },
    },
  });
  await db.viewReason.create({ data: { contactId, staffId: assignedTo, reason: 'asked', at: startedAt } });
}

async function openDesk(name: string, width = 1280): Promise<AgentDesk> {
  const context = await stage.context({ viewport: { width, height: 900 } });
  await context.addInitScript(WRITE_DOWN_ORDER);
  const desk = await AgentDesk.signIn(await context.newPage());
  await desk.work.filter({ hasText: name }).click();
  if (width < 600) await desk.page.getByRole('navigation').getByRole('button', { name: 'Resident' }).click();
  return desk;
}

describe('the single view', () => {
  it('shows what has answered while others are awaited or dead, and asks again for one alone', async () => {
    await offices.fault({ office: 'rent', mode: '500' });
    await offices.fault({ office: 'library', mode: 'slow', ms: 3000 });
    await held('DEMO-0015', 2);
    const desk = await openDesk('Shanice Bennett');
    const { page } = desk;
    const panel = (name: string) => page.locator(`[data-panel="${name}"]`);

    await panel('library').getByText('£3.50').waitFor();
    await panel('rent').getByText('Rent does not answer').waitFor();
    await panel('councilTax').getByText('£412.60').waitFor();
    await panel('councilTax')
      .getByText(/^From Council tax/)
      .waitFor();
    await panel('debts').getByText('Not known: no answer').waitFor();
    const told = await page.evaluate<string[]>('window.told');
    expect(told).toHaveLength(9);
    expect(told.at(-1)).toBe('library');
    expect(await findings(page)).toEqual([]);

    // The desk was never held up.
    expect(await desk.box.isEnabled()).toBe(true);

    await offices.fault({ office: 'rent', mode: 'none' });
    await panel('rent').getByRole('button', { name: 'Try again' }).click();
    await panel('rent').getByText('£318.25').waitFor();
    await panel('debts').getByText('£830.35').waitFor();
    expect(await hasFocus(panel('rent'))).toBe(true);
    expect(await findings(page)).toEqual([]);
    await offices.fault({ office: 'library', mode: 'none' });
    await desk.close();
  });

  it.each([390, 1280])('asks for care before any sum, and fits a page %d pixels wide', async (width) => {
    const desk = await openDesk('Shanice Bennett', width);
    const { page } = desk;
    await page.getByText('£830.35').waitFor();
    const words = (await page.getByRole('region', { name: 'Resident' }).textContent()) ?? '';
    const care = words.indexOf('Breathing Space: do not ask for payment');
    expect(care).toBeGreaterThan(-1);
    expect(care).toBeLessThan(words.indexOf('£'));
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(page.locator('body'), TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await desk.close();
  });

  it('keeps closed what the identity level does not open, and says what would', async () => {
    await held('DEMO-0038', 0);
    const desk = await openDesk('Pauline Rigby');
    const { page } = desk;
    await page.locator('[data-panel="debts"]').getByText('It opens at level 2.').waitFor();
    expect(await page.getByRole('region', { name: 'Resident' }).textContent()).not.toContain('£');
    expect(await findings(page)).toEqual([]);
    await desk.close();
  });
});
