/** The quick way off the page for somebody who may be watched (P12): in view, on the keyboard, and nothing left behind. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PlainChat } from './support/plain-chat.ts';
import { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const ABUSE = 'my husband hits me';
const EXIT = 'Leave this page now';
const ELSEWHERE = 'https://www.bbc.co.uk/**';
const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 700 },
];

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

/** A browser for which the other page is a page of ours: no test leaves this machine. */
async function browser(options?: BrowserContextOptions): Promise<BrowserContext> {
  const context = await stage.context(options);
  await context.route(ELSEWHERE, (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }));
  return context;
}

const arrives = (page: Page) => page.waitForURL(ELSEWHERE);
const cookieNames = async (context: BrowserContext) => (await context.cookies()).map(({ name }) => name);
/** What a script of the hub's pages finds that the chat has kept. */
async function keptBy(context: BrowserContext): Promise<string[]> {
  const page = await context.newPage();
  await page.goto('/accessibility-statement');
  return page.evaluate<string[]>('Object.keys(localStorage)');
}

describe('the quick way off the page', () => {
  it.each(SIZES)('is in view and large enough at $width pixels, also after a reload', async (viewport) => {
    const context = await browser({ viewport });
    const chat = await ResidentChat.openAtHome(await context.newPage());
    await chat.say('hello');
    await chat.sees('What do you need?');
    expect(await chat.button(EXIT).count()).toBe(0);
    await chat.say(ABUSE);
    await chat.button(EXIT).waitFor();
    await chat.page.reload();
    await chat.open();
    const [exit, box] = [await chat.button(EXIT).boundingBox(), await chat.box.boundingBox()];
    if (!exit || !box) throw new Error('The button or the box is not drawn.');
    expect(Math.min(exit.height, exit.width)).toBeGreaterThanOrEqual(44);
    expect(exit.y + exit.height).toBeLessThanOrEqual(box.y);
    expect(exit.y).toBeGreaterThan(0);
    expect(exit.y + exit.height).toBeLessThan(viewport.height);
    await context.close();
  });

  it('goes away with one press and leaves neither the words nor a way back', async () => {
    const context = await browser();
    const chat = await ResidentChat.openAtHome(await context.newPage());
    await chat.say(ABUSE);
    await chat.button(EXIT).click();
    await arrives(chat.page);
    expect(await keptBy(context)).toEqual([]);
    await chat.page.goBack();
    expect(chat.page.url()).toBe('about:blank');
    await context.close();
  });

  it('goes away with Escape pressed three times, and the hub drops the cookie of the chat page', async () => {
    const context = await browser();
    const page = await context.newPage();
    await page.goto('/chat');
    const chat = new ResidentChat(page);
    await chat.say(ABUSE);
    await chat.button(EXIT).waitFor();
    await page.getByText('You can also press the Escape key 3 times, fast.').waitFor();
    expect(await cookieNames(context)).toContain('hub_chat');
    for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
    await arrives(page);
    // The page did not wait for the hub, so the cookie may go a moment after it; each look asks the browser.
    while ((await cookieNames(context)).includes('hub_chat'));
    expect(await keptBy(context)).toEqual([]);
    await context.close();
  });

  it('is a link at the top without JavaScript, on every page of the thread, and drops the cookie', async () => {
    const context = await browser({ javaScriptEnabled: false });
    const chat = await PlainChat.open(await context.newPage());
    const exit = chat.page.locator('#chat > :first-child').getByRole('link', { name: EXIT });
    expect(await exit.count()).toBe(0);
    await chat.say(ABUSE);
    await chat.until(exit);
    // The answer is shown at its newest message, far down the page.
    const drawn = await exit.boundingBox();
    expect(drawn?.y).toBeGreaterThanOrEqual(0);
    expect(drawn?.height).toBeGreaterThanOrEqual(44);
    await chat.page.goto('/chat?before=2');
    await exit.click();
    await arrives(chat.page);
    expect(await cookieNames(context)).not.toContain('hub_chat');
    await chat.page.goto('/chat');
    expect(await chat.texts()).toEqual([]);
    await context.close();
  });
});
