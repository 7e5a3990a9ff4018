/** The pages of the audit trail: what an auditor sees after signing in, wide and narrow, and nothing for axe to find (WCAG 2.2 AA). */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DEMONSTRATION_PASSWORD } from '../../src/security/index.ts';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

it.each([390, 1280])('an auditor reads the trail in a window %d pixels wide', async (width) => {
  const page = await (await stage.context({ viewport: { width, height: 800 } })).newPage();
  const isFine = async () => {
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(page.locator('main'), 24)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  };
  await page.goto('/audit');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Email address').fill('grace@demo.example');
  await page.getByLabel('Password').fill(DEMONSTRATION_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Audit trail' }).waitFor();
  await isFine();
  await page.getByLabel('Staff email address').fill('grace@demo.example');
  await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
  await page.getByRole('cell', { name: 'Read the audit trail' }).first().waitFor();
  await isFine();
  await page.getByRole('link', { name: 'Check the whole trail' }).click();
  await page.getByText('All entries are as they were written.').waitFor();
  await isFine();
  await page.getByRole('link', { name: 'Back to the audit trail' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  await page.context().close();
});
