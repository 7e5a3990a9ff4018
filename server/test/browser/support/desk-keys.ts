/** What is done at the desk more than once, by keys alone. */
import type { Locator, Page } from 'playwright-core';
import { pressOn, tabTo, typeInto } from './keyboard.ts';

/** Does it by the command bar. */
export async function command(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Type a command or a name' }).waitFor();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
}

export const button = (within: Page | Locator, name: string | RegExp): Locator =>
  within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

/** Asks Priya to advise, from the dialog that the command bar opens. */
export async function askPriya(page: Page): Promise<void> {
  await command(page, 'transfer');
  const dialog = page.getByRole('dialog', { name: /^Transfer / });
  await tabTo(page, dialog.getByLabel('Hand over now'));
  for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await typeInto(page, dialog.getByLabel('Who?'), 'Priya');
  await typeInto(page, dialog.getByLabel(/^Note for your colleague/), 'What would you say?');
  await pressOn(page, button(dialog, 'Ask them to advise'));
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Asking Priya Raman…').waitFor();
}

export async function setStatus(page: Page, status: string): Promise<void> {
  await pressOn(page, button(page, /^Status:/));
  await pressOn(page, button(page, status), 'Space');
  await button(page, `Status: ${status}`).waitFor();
}

export async function wrapUp(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'How did it end?' }).waitFor();
  await page.waitForFunction(`document.activeElement?.type === 'radio'`);
  await page.keyboard.press('Space');
  await typeInto(page, page.getByLabel('Note for colleagues (if needed)'), 'Nothing is left to do.');
  await pressOn(page, button(page, 'Done'));
  await page.getByText('No work right now.').waitFor();
}
