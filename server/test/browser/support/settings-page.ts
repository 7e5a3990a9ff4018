/** What every page of settings must be, on a narrow screen and on a wide one (WCAG 2.2 AA; 2.5.8 for the size of targets). */
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findings } from './axe.ts';
import { overflow, smallTargets } from './measure.ts';

/** Of a side, in CSS pixels. */
const TARGET = 24;

export async function expectFine(page: Page): Promise<void> {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect([width, await findings(page)]).toEqual([width, []]);
    expect([width, await smallTargets(page.locator('main'), TARGET)]).toEqual([width, []]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  }
}
