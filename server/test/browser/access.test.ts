/** axe finds nothing on any page of a resident in any state; targets are big enough; big text and own colours work (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { doubleText, overflow, smallTargets, untilAtEnd } from './support/measure.ts';
import { PlainChat } from './support/plain-chat.ts';
import { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 44;
const NARROW = { width: 320, height: 640 };

describe('access for residents', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it.each(['/', '/services/report-pothole', '/accessibility-statement', '/demo/myaccount', '/nowhere'])(
    'the page %s has nothing for axe to find, and fits a narrow screen',
    async (path) => {
      const page = await (await stage.context({ extraHTTPHeaders: { accept: 'text/html' } })).newPage();
      await page.goto(path);
      expect(await findings(page)).toEqual([]);
      await page.setViewportSize(NARROW);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.context().close();
    },
  );

  it('the chat has nothing for axe to find from the first word to the last', async () => {
    const [chat, agent] = await Promise.all([stage.resident(), stage.agent()]);
    const { page } = chat;
    const isFine = async () => {
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(chat.whole, TARGET)).toEqual([]);
    };
    await isFine();
    await chat.button('Send').click();
    await page.getByText('Write your message before you send it.').waitFor();
    await isFine();
    await chat.say('theres a massive pothole outside my house');
    await chat.sees('Did this help?');
    await isFine();
    await chat.button('Why this answer?').click();
    const why = page.getByRole('dialog', { name: 'Why you got these answers' });
    await why.getByText('policy clause').first().waitFor();
    await isFine();
    await why.getByRole('button', { name: 'Close' }).click();
    await why.waitFor({ state: 'detached' });
    await chat.offered('Talk to a person').click();
    await chat.standsAt(/in the queue/);
    await isFine();

    await agent.setStatus('Available');
    await agent.accept('Report a pothole');
    await agent.say('Hello, how can I help?');
    await chat.sees('Hello, how can I help?');
    await chat.say('It is by number 9.');
    await agent.sees('It is by number 9.');
    await isFine();
    await page.context().setOffline(true);
    await chat.linkSays('You are not connected.');
    await chat.say('Can you hear me?');
    await chat.sees('Not sent yet.');
    await isFine();
    await page.context().setOffline(false);
    await agent.sees('Can you hear me?');

    await chat.button('End chat').click();
    await page.getByRole('dialog', { name: 'End this chat?' }).waitFor();
    await isFine();
    await page.getByRole('button', { name: 'Yes, end the chat' }).click();
    await chat.standsAt('This chat has ended.');
    await isFine();
    await chat.button('Minimise').click();
    await chat.whole.waitFor({ state: 'hidden' });
    expect(await findings(page)).toEqual([]);
    const launcher = await chat.launcher.boundingBox();
    expect(Math.min(launcher?.width ?? 0, launcher?.height ?? 0)).toBeGreaterThanOrEqual(TARGET);
    await Promise.all([chat.close(), agent.close()]);
  });

  it('the page of the chat has nothing for axe to find and keeps the newest in view: narrow, big text, forced colours', async () => {
    const page = await (await stage.context()).newPage();
    const chat = new ResidentChat(page);
    await page.goto('/chat');
    await chat.messages.first().waitFor();
    await chat.say('theres a massive pothole outside my house');
    await chat.sees('Did this help?');
    await page.setViewportSize(NARROW);
    await untilAtEnd(page);
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(chat.whole, TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await doubleText(page);
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });

  it('the plain chat has nothing for axe to find: before, in the queue, refused, ended', async () => {
    const page = await (await stage.context()).newPage();
    // The page without its script, in a browser that can still run axe.
    await page.route('**/widget/*', (route) => route.abort());
    const chat = await PlainChat.open(page);
    expect(await findings(page)).toEqual([]);
    await chat.say('theres a massive pothole outside my house');
    await chat.until(page.getByRole('link', { name: 'Open the form' }));
    expect(await findings(page)).toEqual([]);
    await chat.press('Talk to a person');
    await chat.until(chat.state.filter({ hasText: 'in the queue' }));
    await chat.state.filter({ hasText: 'in the queue' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await chat.say('x'.repeat(5000));
    await page.getByText('There is a problem').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.locator('summary').click();
    await page.setViewportSize(NARROW);
    await doubleText(page);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await chat.press('Yes, end the chat');
    await chat.state.filter({ hasText: 'This chat has ended.' }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.context().close();
  });
});
