/** A draft of the rules is worked on: what is typed is kept, examples say several things, and rules go out and come back as files (WCAG 2.2 AA). */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

// Every check of the rules runs once a file is brought; nothing here is about time.
jest.setTimeout(600_000);
const CHECKED = { timeout: 240_000 };

describe('a draft of the rules', () => {
  let stage: Stage;
  let page: Page;
  let dialog: Locator;
  beforeAll(async () => {
    stage = await openStage();
    const context = await stage.context({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    ({ page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL));
    dialog = page.getByRole('dialog', { name: 'Rules and services' });
    await page.getByRole('button', { name: 'Rules and services' }).press('Enter');
    await dialog.getByLabel('What is to change, in a few words').fill('Ring back sooner');
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: 'Ring back sooner' }).waitFor();
  }, 240_000);
  afterAll(() => stage.close());

  const isSound = async () => {
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  };
  const hasFocus = (words: string) => page.locator(':focus').filter({ hasText: words }).waitFor();

  it('keeps what was typed in a row, however its form is left, until it is thrown away on purpose', async () => {
    await dialog.getByLabel('Table', { exact: true }).selectOption('k-route');
    await dialog.getByRole('button', { name: 'Change K-050' }).press('Enter');
    await hasFocus('Change K-050');
    const explanation = dialog.getByLabel('Explanation', { exact: true });
    const before = await explanation.inputValue();
    await explanation.fill('Half a thought');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await hasFocus('Rules and services');

    await page.keyboard.press('Enter');
    await dialog.getByText('What you typed in K-050 of “Ring back sooner” is not saved.').waitFor();
    await hasFocus('Go on with K-050');
    await dialog.getByText('as it came with the hub').waitFor();
    await isSound();
    await page.keyboard.press('Enter');
    await dialog.getByText('This is what you typed earlier. It is not saved yet.').waitFor();
    await hasFocus('Change K-050');
    expect(await explanation.inputValue()).toBe('Half a thought');
    await dialog.getByRole('button', { name: 'Back to all drafts' }).press('Enter');
    await dialog.getByRole('button', { name: 'Go on with K-050' }).press('Enter');
    await hasFocus('Change K-050');
    await isSound();
    await dialog.getByRole('button', { name: 'Throw away what I typed' }).press('Enter');
    await page.locator('#rule-K-050-change:focus').press('Enter');
    expect(await explanation.inputValue()).toBe(before);
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  });

  it('takes an example of somebody with two needs', async () => {
    await dialog.getByLabel('Table', { exact: true }).selectOption('priority');
    await dialog.getByRole('button', { name: 'Change R-031' }).press('Enter');
    await dialog.getByText('Add an example for this row').press('Enter');
    await dialog.getByLabel('The contact, in a sentence').fill('Large print and easy read');
    const form = dialog.locator('details').filter({ hasText: 'Add an example for this row' });
    await form.getByLabel('Needs', { exact: true }).selectOption('has these and no others');
    const which = form.getByRole('group', { name: 'Needs: tick what this contact has' });
    for (const need of ['large print', 'easy read']) await which.getByLabel(need, { exact: true }).check();
    await isSound();
    await form.getByRole('button', { name: 'Add the example' }).press('Enter');
    await page.locator('#rule-R-031-change:focus').waitFor();
    await dialog
      .getByRole('region', { name: 'What this draft changes' })
      .getByRole('row', { name: /^T-R-031-\d+/ })
      .waitFor();
    const { files } = await stage.db.ruleDraft.findFirstOrThrow();
    expect(JSON.stringify(files)).toContain('\\"needs\\": [\\"large-print\\", \\"easy-read\\"]');
  });

  it('goes out as DMN and JSON, and comes back as JSON; what cannot be read changes nothing', async () => {
    const [dmn] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'Download as DMN' }).press('Enter'),
    ]);
    expect(dmn.suggestedFilename()).toMatch(/\.dmn$/);
    expect(await readFile(await dmn.path(), 'utf8')).toContain('<definitions ');
    const [json] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: 'Download as JSON' }).press('Enter'),
    ]);
    const text = await readFile(await json.path(), 'utf8');

    const field = dialog.getByLabel('JSON file of rules');
    const bring = dialog.getByRole('button', { name: 'Bring the file in' });
    await bring.press('Enter');
    await dialog.getByText('Choose a file first.').waitFor();
    await isSound();
    const file = (content: string) => ({
      ...{ name: 'rules.json', mimeType: 'application/json', buffer: Buffer.from(content) },
    });
    await field.setInputFiles(file('{"policy.json": '));
    await bring.press('Enter');
    await dialog.getByText('The file is not JSON in UTF-8.').waitFor();
    await field.setInputFiles(file(text.replace(/("id": "J-080"[^\n]*"channel": \["webchat", )"sms"/, '$1"smss"')));
    await bring.press('Enter');
    await dialog.getByText('Nothing was changed.').waitFor();
    await dialog.getByText(/j-route\.json · J-080 · channel: "smss" is not one of the choices/).waitFor();
    await isSound();

    const row = /\{"id": "K-050"[^\n]*"why": "(?<why>[^"]*)"/.exec(text)?.groups;
    await field.setInputFiles(
      file(text.replace(`"why": "${row?.why ?? ''}"`, '"why": "Nobody is free: a call back."')),
    );
    await bring.press('Enter');
    await dialog.getByText('The draft now says what the file says.').waitFor(CHECKED);
    await dialog
      .getByRole('region', { name: 'What this draft changes' })
      .getByText('Nobody is free: a call back.')
      .waitFor();
  });

  it('is in the list of whoever comes back to the page, though a colleague began it', async () => {
    await dialog.getByRole('button', { name: 'Back to all drafts' }).press('Enter');
    await dialog.getByText('Ring back sooner').first().waitFor();
    const colleague = await AgentDesk.signIn(await (await stage.context()).newPage(), SUPERVISOR_EMAIL);
    await colleague.page.getByRole('button', { name: 'Rules and services' }).press('Enter');
    const theirs = colleague.page.getByRole('dialog', { name: 'Rules and services' });
    await theirs.getByLabel('What is to change, in a few words').fill('Answer texts by noon');
    await colleague.page.keyboard.press('Enter');
    await theirs.getByRole('heading', { name: 'Answer texts by noon' }).waitFor();
    await colleague.close();
    // What a browser says when a tab is shown again.
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
    await dialog.getByText('Answer texts by noon').waitFor();
  });

  it('stands beside services that can be read and changed on a narrow page without moving sideways', async () => {
    await dialog.getByRole('button', { name: 'Services' }).press('Enter');
    await page.setViewportSize({ width: 390, height: 800 });
    const region = dialog.getByRole('table', { name: 'Services online' });
    await region.getByRole('cell', { name: /live/ }).first().waitFor();
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await isSound();
      expect(await region.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0);
    }
    const change = region.getByRole('button', { name: 'Change Report a missed bin' });
    const box = await change.boundingBox();
    expect((box?.x ?? 400) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
