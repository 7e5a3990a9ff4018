/** The agent's desk in a real browser: what it does beside talking. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus } from './support/keyboard.ts';
import type { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(180_000);

describe("the agent's desk", () => {
  let stage: Stage;
  let agent: AgentDesk;
  let resident: ResidentChat;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());
  // Each begins with one chat about a pothole that the agent has accepted.
  beforeEach(async () => {
    agent = await stage.agent({ viewport: { width: 1280, height: 800 } });
    await agent.setStatus('Available');
    resident = await stage.resident();
    await resident.say('theres a massive pothole outside my house');
    await resident.offered('Talk to a person').click();
    await agent.accept('Report a pothole');
    await agent.box.waitFor();
  });
  afterEach(async () => {
    await agent.end();
    await agent.wrapUp('Resolved');
    await agent.page.getByText('No work right now.').waitFor();
    await agent.setStatus('Not working');
    await Promise.all([agent.close(), resident.close()]);
  });

  describe('ready replies', () => {
    const find = () => agent.page.getByRole('combobox', { name: 'Find a ready reply' });
    const chosen = () => agent.page.getByRole('option', { selected: true });
    const draft = () => agent.box.inputValue();

    it('opens with a stroke in the empty box, narrows while one types, and goes with Enter', async () => {
      const { keyboard } = agent.page;
      await agent.box.focus();
      await keyboard.type('/');
      await find().waitFor();
      expect(await hasFocus(find())).toBe(true);
      // What the contact is about comes first.
      await chosen().filter({ hasText: 'Pothole: report sent' }).waitFor();
      expect(await findings(agent.page)).toEqual([]);
      await keyboard.type('hello');
      await chosen().filter({ hasText: 'Say hello' }).waitFor();
      await keyboard.press('Enter');
      await find().waitFor({ state: 'detached' });
      expect(await draft()).toBe('Hello, I am Bola from Marlow Reach Council. How can I help you today?');
      await keyboard.press('Enter');
      await resident.sees('Hello, I am Bola from Marlow Reach Council.');
    });

    it('refuses to send a gap that only the adviser can fill, and puts the caret on it', async () => {
      const { keyboard } = agent.page;
      await agent.box.focus();
      await keyboard.press('Control+/');
      await find().waitFor();
      await keyboard.type('give the reference');
      await chosen().filter({ hasText: 'Give the reference' }).waitFor();
      await keyboard.press('Enter');
      await find().waitFor({ state: 'detached' });
      expect(await draft()).toContain('Your reference is [… reference].');
      await keyboard.press('Enter');
      await agent.page.getByRole('alert').filter({ hasText: 'Fill in every gap' }).waitFor();
      expect(await findings(agent.page)).toEqual([]);
      // The gap is marked, so that typing writes over it.
      await keyboard.type('MR-1234');
      expect(await draft()).toContain('Your reference is MR-1234.');
      await keyboard.press('Enter');
      await resident.sees('Your reference is MR-1234.');
      expect(await resident.texts()).not.toContainEqual(expect.stringContaining('['));
    });

    it('moves with the arrow keys, and Escape leaves the words as they were', async () => {
      const { keyboard } = agent.page;
      await agent.box.focus();
      await keyboard.type('/');
      await chosen().filter({ hasText: 'Pothole: report sent' }).waitFor();
      await keyboard.press('ArrowDown');
      await chosen().filter({ hasText: 'Say hello' }).waitFor();
      await keyboard.press('ArrowUp');
      await keyboard.press('Escape');
      await find().waitFor({ state: 'detached' });
      expect(await hasFocus(agent.box)).toBe(true);
      expect(await draft()).toBe('');
      // Not every stroke looks for a reply: what was typed is kept.
      await keyboard.type('/7 at noon');
      await keyboard.press('Escape');
      expect(await draft()).toBe('/7 at noon');
      await agent.box.fill('');
    });
  });

  describe('its settings', () => {
    const dialog = () => agent.page.getByRole('dialog', { name: 'Settings of my desk' });
    const open = async () => {
      await agent.page.getByRole('button', { name: 'Settings', exact: true }).click();
      await dialog().waitFor();
    };
    const ground = () => agent.page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const LIGHT = 'rgb(245, 242, 234)';
    const DARK = 'rgb(18, 20, 18)';

    it('follows the computer in its colours, until the adviser chooses, and remembers the choice', async () => {
      const { page } = agent;
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await ground()).toBe(DARK);
      expect(await findings(page)).toEqual([]);
      await open();
      expect(await findings(page)).toEqual([]);
      await dialog().getByLabel('Light', { exact: true }).check();
      expect(await ground()).toBe(LIGHT);
      expect(await findings(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      await dialog().getByLabel('Dark', { exact: true }).check();
      await dialog().getByRole('button', { name: 'Close' }).click();
      await page.reload();
      await agent.box.waitFor();
      expect(await ground()).toBe(DARK);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findings(page)).toEqual([]);
      }
    });

    it('sounds for an offer while the adviser is available, unless that is switched off', async () => {
      const { page } = agent;
      const tones = () => page.evaluate<number>('window.tones');
      await page.evaluate(`(() => {
        window.tones = 0;
        const { start } = OscillatorNode.prototype;
        OscillatorNode.prototype.start = function (...args) { window.tones += 1; return start.apply(this, args); };
      })()`);
      /** Somebody else asks for a person, is offered, and leaves again. */
      const anotherIsOffered = async () => {
        const other = await stage.resident();
        await other.say('I want to talk to a person');
        await agent.offers.waitFor();
        const heard = await tones();
        await other.button('End chat').click();
        await other.page.getByRole('button', { name: 'Yes, end the chat' }).click();
        await agent.offers.waitFor({ state: 'detached' });
        await other.close();
        return heard;
      };
      expect(await anotherIsOffered()).toBe(2);
      await open();
      await dialog().getByRole('switch', { name: 'A sound for an offer' }).uncheck();
      await dialog().getByRole('button', { name: 'Close' }).click();
      expect(await anotherIsOffered()).toBe(2);
    });
  });

  it.each([
    [390, 844],
    [1280, 720],
  ])('keeps the box and Send in sight at %d by %d, whatever is open above the conversation', async (width, height) => {
    const { page } = agent;
    await page.setViewportSize({ width, height });
    await agent.box.waitFor();
    for (const title of ['Why this came here', 'What the policy asks for']) {
      const panel = page.getByRole('group').filter({ hasText: `${title}:` });
      if ((await panel.getAttribute('open')) === null) await panel.locator('summary').click();
    }
    for (const part of [agent.box, page.getByRole('button', { name: 'Send', exact: true })]) {
      const at = await part.boundingBox();
      expect(at?.y).toBeGreaterThan(0);
      expect((at?.y ?? 0) + (at?.height ?? height)).toBeLessThanOrEqual(height);
    }
    expect(await findings(page)).toEqual([]);
  });

  it('sends what was written without a connection, once, when it is back', async () => {
    const { page } = agent;
    await page.context().setOffline(true);
    await page.getByText('You are not connected.').waitFor();
    await agent.say('I am looking into it.');
    await agent.sees('I am looking into it.');
    expect(await agent.box.inputValue()).toBe('');
    await page.context().setOffline(false);
    await page.getByText('You are not connected.').waitFor({ state: 'detached' });
    await resident.sees('I am looking into it.');
    const stored = await stage.db.event.count({ where: { text: 'I am looking into it.' } });
    expect(stored).toBe(1);
    expect((await resident.texts()).filter((text) => text === 'I am looking into it.')).toHaveLength(1);
  });
});
