/** Codes in a real browser: made in a chat or by an adviser, typed in another browser, on a narrow screen and by keyboard alone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const NARROW = { viewport: { width: 390, height: 780 } };
/** A number for texts; nothing is sent in these tests. */
const TEXTS = {
  TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
  TWILIO_AUTH_TOKEN: 'token-of-the-tests',
  TWILIO_FROM: '+447700900999',
};

describe('a code', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('open', TEXTS);
  }, 120_000);
  afterAll(() => stage.close());

  it('is made in one browser and opens the chat in another, by keyboard, on a narrow screen', async () => {
    const [library, home] = [await stage.resident(NARROW), await stage.resident(NARROW)];
    await library.say('how do i renew my library book');
    await library.sees('Library');
    await library.button('Carry on by text or phone').press('Enter');
    const dialog = library.page.getByRole('dialog', { name: 'Your code' });
    const digits = (await dialog.locator('.hub-digits').textContent()) ?? '';
    expect(digits).toMatch(/^\d \d \d \d \d \d$/);
    expect(await dialog.textContent()).toContain('07700 900999');
    expect(await findings(library.page)).toEqual([]);
    await library.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await home.button('I have a code').press('Enter');
    const box = home.page.getByRole('dialog').getByLabel('Your code');
    await box.fill('1');
    await box.press('Enter');
    await home.page.getByText('That code does not work.').waitFor();
    expect(await findings(home.page)).toEqual([]);
    await box.fill(digits);
    await box.press('Enter');
    await home.sees('how do i renew my library book');
    // The library's screen lets go of it.
    await library.messages.filter({ hasText: 'how do i renew my library book' }).waitFor({ state: 'detached' });
    for (const chat of [library, home]) await chat.close();
  });

  it('is read out by an adviser', async () => {
    const [resident, desk] = [await stage.resident(), await stage.agent()];
    await desk.setStatus('Available');
    await resident.say('I want to talk to a person');
    await desk.accept('Not known yet');
    // As a contact by text stands at the desk.
    await stage.db.contact.updateMany({
      where: { state: 'assigned' },
      data: { channel: 'sms', version: { increment: 1 } },
    });
    await desk.page.setViewportSize(NARROW.viewport);
    await desk.page.reload();
    await desk.turnTo('Not known yet');
    await desk.page.getByRole('button', { name: 'Make a code' }).press('Enter');
    const dialog = desk.page.getByRole('dialog', { name: 'A code for the website' });
    await dialog.getByText(/^Read it out: \d \d \d, \d \d \d$/).waitFor();
    expect(await findings(desk.page)).toEqual([]);
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await resident.close();
  });
});
