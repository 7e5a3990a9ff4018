/** A supervisor closes the council for a day: errors stand by their field, residents read why, and the last change is undone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { pressOn } from './support/keyboard.ts';
import { expectFine } from './support/settings-page.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** By the council's clocks. */
const dayAhead = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(Date.now() + days * DAY_MS);
const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  })
    .format(new Date(day))
    .replace(',', '');

describe('the page of opening hours', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    const context = await stage.context({ viewport: { width: 1280, height: 900 } });
    ({ page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL));
  }, 120_000);
  afterAll(() => stage.close());

  const isFine = () => expectFine(page);
  const item = (name: string) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name, exact: true }) });
  const saved = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();
  /** What the chat without scripts says before anything was said. */
  const chatSays = async () => (await page.request.get('/chat')).text();

  it('keeps a day on which the council is closed, tells residents why, and takes it back', async () => {
    await page.goto('/console/wallboard');
    const pages = page.getByRole('navigation', { name: 'Pages for supervisors' });
    await pages.getByRole('link', { name: 'Hours' }).press('Enter');
    await page.getByRole('heading', { name: 'Hours', level: 1 }).waitFor();
    await page.getByRole('table', { name: 'Opening hours of the week' }).getByText('09:00 to 17:00').first().waitFor();
    await page.getByRole('table', { name: 'Bank holidays to come' }).getByText('Good Friday').first().waitFor();
    await isFine();

    const [first, last] = [dayAhead(0), dayAhead(1)];
    const name = `${inWords(first)} to ${inWords(last)}`;
    await page.getByRole('button', { name: 'Add an exception' }).press('Enter');
    const form = page.getByRole('region', { name: 'A new exception' });
    await pressOn(page, form.getByRole('button', { name: 'Save: A new exception' }));
    await form.getByRole('alert').filter({ hasText: 'Choose a day.' }).waitFor();
    await form.getByLabel('First day').fill(first);
    await form.getByLabel('Last day').fill(last);
    await form.getByLabel('Open at these times').check();
    await form.getByLabel('Closes at').fill('8 in the evening');
    await form.getByLabel('Why, as residents are told').fill('staff training');
    await pressOn(page, form.getByRole('button', { name: `Save: ${name}` }));
    await form.getByRole('alert').filter({ hasText: 'Write a time such as 09:00.' }).waitFor();
    await isFine();
    await form.getByLabel('Closed all day').check();
    await form.getByLabel('Why, as residents are told').fill('organisational reprioritisation considerations');
    await pressOn(page, form.getByRole('button', { name: `Save: ${name}` }));
    await form.getByRole('alert').filter({ hasText: 'Use shorter words' }).waitFor();
    await form.getByLabel('Why, as residents are told').fill('staff training');
    await pressOn(page, form.getByRole('button', { name: `Save: ${name}` }));
    await saved(`Saved: ${name}.`);
    await item(name).getByText('Last changed by Sian Morgan, today at').waitFor();
    expect(await chatSays()).toContain('We are closed today: staff training.');
    await isFine();

    await item(name)
      .getByRole('button', { name: `Change: ${name}`, exact: true })
      .press('Enter');
    await item(name).getByLabel('Open at these times').check();
    await item(name).getByLabel('Opens at').fill('00:00');
    await item(name).getByLabel('Closes at').fill('24:00');
    await stage.db.hoursException.updateMany({ data: { version: { increment: 1 } } });
    await pressOn(page, item(name).getByRole('button', { name: `Save: ${name}` }));
    await item(name).getByRole('alert').filter({ hasText: 'Somebody changed it meanwhile.' }).waitFor();
    expect(await item(name).getByLabel('Closes at').inputValue()).toBe('24:00');
    await pressOn(page, item(name).getByRole('button', { name: 'Cancel' }));

    await page.reload();
    await item(name)
      .getByRole('button', { name: `Remove: ${name}`, exact: true })
      .press('Enter');
    await saved(`Removed: ${name}.`);
    expect(await chatSays()).toContain('People are here now.');
    await isFine();
    await pressOn(page, item(name).getByRole('button', { name: `Put it back: ${name}` }));
    await saved(`Undone: ${name}.`);
    expect(await chatSays()).toContain('We are closed today: staff training.');
    await pressOn(page, item(name).getByRole('button', { name: `Undo the last change: ${name}` }));
    await item(name).waitFor({ state: 'detached' });
    expect(await chatSays()).not.toContain('staff training');
    const entries = await stage.db.auditEntry.findMany({ select: { entry: true } });
    expect(entries.map(({ entry }) => (entry as { action: string }).action)).toEqual(
      expect.arrayContaining(['hours-changed', 'hours-removed', 'change-undone']),
    );
  }, 180_000);
});
