/** An agent checks who somebody is by keyboard alone, wide and narrow: finds them, asks, hears no more than whether it was enough (P36, P41). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('a check of who a resident is', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it.each([
    [390, 'DEMO-0010', 'Doris Whitcombe', 'ZZ1 5AA', '24 June 1955'],
    [1280, 'DEMO-0018', 'Joshua Adeyemi', 'ZZ3 3BD', '15/3/83'],
  ])('at %d pixels opens the record once it is passed', async (width, reference, name, postcode, born) => {
    const [resident, desk] = [await stage.resident(), await stage.agent()];
    const { page } = desk;
    const { keyboard } = page;
    await desk.setStatus('Available');
    await resident.say('I want to talk to a person');
    await desk.accept('Not known yet');
    await page.setViewportSize({ width, height: 800 });
    const tab = page.getByRole('navigation').getByRole('button', { name: 'Resident' });
    if (await tab.isVisible()) await tab.click();
    const open = page.getByRole('button', { name: 'Check who this is' });
    await open.waitFor();
    expect(await findings(page)).toEqual([]);
    await open.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Check who this is' });
    await dialog.waitFor();

    // Closed without a check, the focus is where it was; the command bar opens it as well.
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Check who this is');
    await keyboard.press('Control+k');
    await keyboard.type('check who');
    await keyboard.press('Enter');
    await dialog.waitFor();

    const check = dialog.getByRole('button', { name: 'Check', exact: true });
    await check.press('Enter');
    await dialog.getByText('Find and choose the resident first.').waitFor();
    await dialog.getByLabel('Reference, surname or postcode').focus();
    await keyboard.type(reference);
    await keyboard.press('Enter');
    await dialog.getByRole('radio', { name: new RegExp(`^${name}`) }).press('Space');
    await dialog.getByLabel('Postcode', { exact: true }).focus();
    await keyboard.type(postcode);
    await keyboard.press('Enter');
    await dialog.getByText('Write two answers or more.').waitFor();
    const date = dialog.getByLabel('Date of birth');
    await date.fill('31 2 1955');
    await keyboard.press('Enter');
    // What cannot be read says so beside its box, and the focus is there.
    await dialog.getByText('Write the date of birth as day, month and year').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe(await date.getAttribute('id'));
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(dialog, TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    await date.fill('1 1 1911');
    await date.press('Enter');
    await dialog.getByText('They did not pass. We do not say which answer was wrong.').waitFor();
    expect([await date.inputValue(), await dialog.getByLabel('Postcode', { exact: true }).inputValue()]).toEqual([
      '',
      '',
    ]);
    expect(await dialog.textContent()).not.toContain(postcode);
    expect(await findings(page)).toEqual([]);

    await dialog.getByLabel('Postcode', { exact: true }).fill(postcode.toLowerCase());
    await date.fill(born);
    await date.press('Enter');
    await dialog.getByText('They passed.').waitFor();
    expect(await findings(page)).toEqual([]);
    await keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Identity level 2 of 3').waitFor();
    await page.getByRole('region', { name: 'Resident' }).getByText(reference).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('resident');
    expect(await open.count()).toBe(0);
    expect(await findings(page)).toEqual([]);
    for (const person of [desk, resident]) await person.close();
    // The agent of the next width has nothing else on hand.
    await stage.db.contact.updateMany({ data: { state: 'closed' } });
  });
});

describe('a code to the number on record', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('open', {
      TWILIO_ACCOUNT_SID: 'AC00000000000000000000000000000001',
      TWILIO_AUTH_TOKEN: 'token-of-the-tests',
      TWILIO_FROM: '+447700900999',
    });
  }, 120_000);
  afterAll(() => stage.close());

  it('is sent and tried by keyboard, and makes it level 1', async () => {
    const [resident, desk] = [await stage.resident(), await stage.agent()];
    const { page } = desk;
    await desk.setStatus('Available');
    await resident.say('I want to talk to a person');
    await desk.accept('Not known yet');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('navigation').getByRole('button', { name: 'Resident' }).click();
    await page.getByRole('button', { name: 'Check who this is' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Check who this is' });
    await dialog.getByRole('button', { name: 'Send a code' }).press('Enter');
    await dialog.getByText('Find and choose the resident first.').waitFor();
    await dialog.getByLabel('Reference, surname or postcode').fill('DEMO-0010');
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: /^Doris Whitcombe/ }).press('Space');
    await dialog.getByRole('button', { name: 'Send a code' }).press('Enter');
    await dialog.getByText('We hold no mobile number for this person.').waitFor();

    await dialog.getByLabel('Reference, surname or postcode').fill('DEMO-0018');
    await page.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: /^Joshua Adeyemi/ }).press('Space');
    await dialog.getByRole('button', { name: 'Send a code' }).press('Enter');
    const box = dialog.getByLabel('Code that they gave you');
    await dialog.getByText(/^Sent\. It works until \d\d:\d\d\./).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe(await box.getAttribute('id'));
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(dialog, TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);

    const text = await stage.db.smsOutbound.findFirstOrThrow({ where: { receiver: '+447700900184' } });
    const [digits = ''] = /\d{6}/.exec(text.body) ?? [];
    expect(await dialog.textContent()).not.toContain(digits);
    await page.keyboard.type(digits.replace(/^\d/, (digit) => String((Number(digit) + 1) % 10)));
    await page.keyboard.press('Enter');
    await dialog.getByText('That is not the code.').waitFor();
    await page.keyboard.type(digits);
    await page.keyboard.press('Enter');
    await dialog.getByText('The code was right.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Identity level 1 of 3').waitFor();
    for (const person of [desk, resident]) await person.close();
  });
});
