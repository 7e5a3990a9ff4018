/** What a resident needs, told beside the live chat and known before anybody answers (P19). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('needs that a resident tells', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it.each([
    [390, 'DEMO-0018'],
    [1280, 'DEMO-0019'],
  ])('at %d pixels are on the offer before anybody accepts it', async (width, reference) => {
    const viewport = { width, height: 800 };
    const [resident, desk] = [await stage.resident({ viewport }), await stage.agent()];
    const { page } = desk;
    await desk.setStatus('Available');

    const opened = resident.page.waitForEvent('popup');
    await resident.button('Tell us how to help you (opens a new page)').press('Enter');
    const telling = await opened;
    await telling.getByRole('heading', { name: 'Tell us how to help you' }).waitFor();
    expect(await findings(telling)).toEqual([]);
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
    await desk.offers.filter({ hasText: 'Large print, Do not phone' }).waitFor();
    await page.setViewportSize(viewport);
    expect(await findings(page)).toEqual([]);
    for (const person of [desk, resident]) await person.close();
    // The agent of the next width has nothing else on hand.
    await stage.db.contact.updateMany({ data: { state: 'closed' } });
  });
});
