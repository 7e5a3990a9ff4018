/** Sizes of a page as it is drawn. */
import type { Locator, Page } from 'playwright-core';

/** Pixels: what browsers begin with. */
const STANDARD_TEXT = 16;

/** As much of an element of the page as is asked here: the browser's own types belong to pages. */
interface Drawn {
  outerHTML: string;
  checkVisibility(): boolean;
  getBoundingClientRect(): { width: number; height: number };
}

/** What can be pressed or written in here and is smaller than this many pixels; a skip link counts once it is shown. */
export async function smallTargets(inside: Locator, pixels: number): Promise<string[]> {
  const drawn = await inside.locator('a, button, input, textarea, select, summary').evaluateAll((targets: Drawn[]) =>
    targets
      .filter((target) => target.checkVisibility())
      .map((target) => {
        const { width, height } = target.getBoundingClientRect();
        return { name: target.outerHTML.slice(0, 120), width, height };
      }),
  );
  return drawn
    .filter(({ width, height }) => width > 1 && Math.min(width, height) < pixels)
    .map(({ name, width, height }) => `${width} by ${height}: ${name}`);
}

/** Pixels by which the page is wider than its window; somebody with big text or a small screen would scroll both ways. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** Makes all text of the page twice as big, as the browser's own setting does, which media queries follow too. */
export async function doubleText(page: Page): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  await debug.send('Page.setFontSizes', { fontSizes: { standard: 2 * STANDARD_TEXT } });
}

/** Settles once the newest message of the chat's own page is in view. */
export async function untilAtEnd(page: Page): Promise<void> {
  await page.waitForFunction(`(() => {
    const { scrollHeight, scrollTop, clientHeight } = document.querySelector('.hub-log');
    return scrollHeight - scrollTop - clientHeight < 2;
  })()`);
}
