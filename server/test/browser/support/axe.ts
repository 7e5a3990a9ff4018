/** What axe finds wrong with a page as it is at this moment. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

/** Evaluated by the debugger, not loaded by the page: the page's own content security policy stays as it is. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  // Not run unless it is asked for by name.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/** Whether axe is in the page, which is so until the page goes to another. */
const isIn = (page: Page) => page.evaluate<boolean>(`'axe' in window`);

/** Puts axe in straight through the debugger: Playwright would read the half megabyte itself, several times over. */
async function putIn(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Runtime.evaluate', { expression: AXE });
  await debug.detach();
}

/** Settles once nothing fades in or out any more, in shadow trees too: half a colour is no finding. What moves for ever is left. */
const SETTLED = `Promise.allSettled(
  [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])]
    .flatMap((root) => root.getAnimations())
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished))`;

/** A line for each element that breaks a rule of WCAG 2.2 A or AA; empty when nothing does. */
export async function findings(page: Page): Promise<string[]> {
  if (!(await isIn(page))) await putIn(page);
  await page.evaluate(`${SETTLED}.then(() => true)`);
  // The lines are made in the page: the whole result is a hundred times as long.
  return page.evaluate<string[]>(`axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => id + ': ' + target.flat().join(' ') + ' ' + (any[0]?.message ?? ''))))`);
}
