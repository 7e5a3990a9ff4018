/** What a resident needs, told beside the live chat, known before anybody answers, and kept by keyboard with their agreement (P19). */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { pressOn } from './support/keyboard.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

// Two people and four pages, each looked through by axe; nothing here is about time.
jest.setTimeout(200_000);

describe('needs that a resident tells', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it.each([
    [390, 'DEMO-0018'],
    [1280, 'DEMO-0019'],
  ])('at %d pixels are on the offer, and kept once they agree', async (width, reference) => {
    const viewport = { width, height: 800 };
    const [resident, desk] = [await stage.resident({ viewport }), await stage.agent()];
    const { page } = desk;
    await desk.setStatus('Available');

    const opened = resident.page.waitForEvent('popup');
    await (await resident.tool('Tell us how to help you (opens a new page)')).press('Enter');
    const telling = await opened;
    await telling.getByRole('heading', { name: 'Tell us how to help you' }).waitFor();
    expect(await findings(telling)).toEqual([]);
    const language = telling.getByLabel('Which language do you need?');
    expect(await language.isVisible()).toBe(false);
    await telling.getByLabel('I need somebody who speaks my language').press('Space');
    await language.selectOption('Romanian (română)');
    await telling.getByLabel('Large print').press('Space');
    await telling.getByLabel('Please do not phone me').press('Space');
    await telling.getByRole('button', { name: 'Save' }).press('Enter');
    await telling.getByText('Thank you. This is saved.').waitFor();
    expect(await findings(telling)).toEqual([]);
    expect(await smallTargets(telling.locator('main'), TARGET)).toEqual([]);
    expect(await overflow(telling)).toBeLessThanOrEqual(0);
    await telling.close();

    // It is the same chat: what is said there is offered with what was told beside it.
    const { id: residentId } = await stage.db.resident.findUniqueOrThrow({ where: { reference } });
    const told = { path: ['needs', '0'], equals: 'large-print' };
    await stage.db.conversation.updateMany({
      where: { told, residentId: null },
      data: { residentId, identityLevel: 2 },
    });
    await resident.say('I want to talk to a person');
    await desk.offers.filter({ hasText: 'Large print, Interpreter: Romanian, Do not phone' }).waitFor();
    await page.setViewportSize(viewport);
    expect(await findings(page)).toEqual([]);
    // Narrow, the columns stand behind tabs: it is accepted where the work is seen beside it.
    await page.setViewportSize({ width: 1280, height: 800 });
    await desk.offers.getByRole('button', { name: /^Accept/ }).press('Enter');
    await desk.work.first().waitFor();
    await page.setViewportSize(viewport);
    const tab = page.getByRole('navigation').getByRole('button', { name: 'Resident' });
    if (await tab.isVisible()) await tab.press('Enter');
    const column = page.getByRole('region', { name: 'Resident', exact: true });
    await column.getByText('They told us in this chat.').waitFor();
    expect(await findings(page)).toEqual([]);

    await column.getByRole('button', { name: 'Change needs' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Change needs' });
    expect(await dialog.getByLabel('Large print').isChecked()).toBe(true);
    expect(await dialog.getByLabel('Do not phone').isChecked()).toBe(true);
    await dialog.getByLabel('Language of the interpreter').selectOption('Polish (polski)');
    expect(await findings(page)).toEqual([]);
    const keep = dialog.getByRole('button', { name: 'Keep', exact: true });
    await pressOn(page, keep);
    await dialog.getByRole('alert').waitFor();
    expect(await findings(page)).toEqual([]);
    await dialog.getByLabel('Ask again on').fill(inDays(200));
    await pressOn(page, dialog.getByLabel('They agreed that we keep this'), 'Space');
    expect(await smallTargets(dialog, TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await pressOn(page, keep);
    await dialog.waitFor({ state: 'detached' });
    await column.getByText(/^Kept on .* by Bola Adekunle\. Ask again on /).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('resident');
    expect(await findings(page)).toEqual([]);
    await column.getByText('Interpreter: Polish').waitFor();
    const kept = await stage.db.needsPassport.findUniqueOrThrow({ where: { residentId } });
    expect(kept.reviewOn?.toISOString().slice(0, 10)).toBe(inDays(200));

    for (const person of [desk, resident]) await person.close();
    // The agent of the next width has nothing else on hand.
    await stage.db.contact.updateMany({ data: { state: 'closed' } });
  });
});

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
