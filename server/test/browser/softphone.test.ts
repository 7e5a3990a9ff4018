/** An agent speaks from the console: a resident rings and is answered, or is rung back, by mouse and by keys (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus, pressOn } from './support/keyboard.ts';
import { doubleText, overflow, smallTargets } from './support/measure.ts';
import { openPhoneNetwork } from './support/phone-network.ts';
import type { PhoneNetwork } from './support/phone-network.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;
/** For what is pressed in the middle of a talk. */
const BIG_TARGET = 44;

describe('the telephone in the console', () => {
  let network: PhoneNetwork;
  let stage: Stage;
  beforeAll(async () => {
    network = await openPhoneNetwork();
    stage = await openStage('open', network.env, network.hubPort);
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    await network.close();
  });

  const barOf = (page: Page): Locator => page.getByRole('region', { name: 'Telephone call' });
  const button = (page: Page, name: string): Locator => barOf(page).getByRole('button', { name, exact: true });
  const stands = (page: Page, words: string) => barOf(page).getByText(words).first().waitFor();
  const isFine = async (page: Page) => {
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(page.locator('body'), TARGET)).toEqual([]);
    expect(await smallTargets(barOf(page), BIG_TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  };
  const availableAgent = async (width: number): Promise<AgentDesk> => {
    const agent = await stage.agent({ viewport: { width, height: 900 } });
    await agent.setStatus('Available');
    return agent;
  };
  const accept = async ({ offers }: AgentDesk) => offers.getByRole('button', { name: /^Accept/ }).click();
  /** The next test begins as this one did. */
  const finish = async (agent: AgentDesk) => {
    await agent.wrapUp('Resolved');
    await agent.page.getByText('No work right now.').waitFor();
    await agent.setStatus('Not working');
    await agent.close();
  };

  it.each([390, 1280])(
    '%d pixels wide, joins by itself, mutes, holds, presses keys and ends the call',
    async (width) => {
      const agent = await availableAgent(width);
      const { page } = agent;
      const asked = network.asked.length;
      await network.ring(`+4477009001${width % 100}`);
      await accept(agent);
      await stands(page, 'You are talking.');
      await barOf(page).getByRole('timer').waitFor();
      await isFine(page);

      await button(page, 'Mute').click();
      await barOf(page).getByText('You are muted.').first().waitFor();
      await button(page, 'Hold').click();
      await stands(page, 'They are on hold.');
      await page.getByRole('status').filter({ hasText: 'They are on hold.' }).waitFor({ state: 'attached' });
      await isFine(page);
      await button(page, 'Unmute').click();
      await button(page, 'Take off hold').click();
      await stands(page, 'You are talking.');

      await button(page, 'Keypad').click();
      const keys = barOf(page).getByRole('group', { name: 'Keys of the telephone' });
      await page.keyboard.press('5');
      await keys.getByRole('button', { name: 'Hash' }).click();
      await keys.getByText('Pressed: 5 #').waitFor();
      await isFine(page);
      await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
      await isFine(page);
      await page.emulateMedia({ forcedColors: 'none' });
      await doubleText(page);
      await isFine(page);

      await button(page, 'Hang up your line').click();
      await stands(page, 'They are on the line. They wait for you.');
      await button(page, 'Join the call').click();
      await stands(page, 'You are talking.');
      await button(page, 'End the call').click();
      const question = page.getByRole('dialog', { name: /^End the call with/ });
      await question.waitFor();
      await isFine(page);
      await question.getByRole('button', { name: 'Yes, end the call' }).click();
      await page.getByRole('group', { name: 'How did it end?' }).waitFor();
      // After that the adviser's own line goes, when the caller has been parted from.
      expect(network.asked.slice(asked, asked + 7)).toEqual([
        ...['connect', 'mute', 'unmute', 'press 5', 'press #', 'hangup', 'connect'],
      ]);
      await finish(agent);
    },
  );

  it('by keys alone, the focus stays in the call, and the command bar takes it too', async () => {
    const agent = await availableAgent(1280);
    const { page } = agent;
    network.breakLines(true);
    const caller = await network.ring('+447700900131');
    await pressOn(page, agent.offers.getByRole('button', { name: /^Accept/ }));
    await barOf(page).getByRole('alert').filter({ hasText: 'Your line lost its network.' }).waitFor();
    await isFine(page);
    network.breakLines(false);
    await pressOn(page, button(page, 'Join the call'));
    await stands(page, 'You are talking.');
    // The button went with what it was for.
    expect(await hasFocus(barOf(page).getByRole('group', { name: 'What you can do in this call' }))).toBe(true);
    await pressOn(page, button(page, 'Mute'), 'Space');
    await button(page, 'Unmute').waitFor();
    expect(await hasFocus(button(page, 'Unmute'))).toBe(true);

    for (const [typed, words] of [
      ['unmute', 'You are talking.'],
      ['hold', 'They are on hold.'],
      ['take off', 'You are talking.'],
    ] as const) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await stands(page, words);
    }
    await caller.hangUp();
    await page.getByRole('group', { name: 'How did it end?' }).waitFor();
    await finish(agent);
  });

  it('rings back whoever asked for it, and says where the line is open while another contact is in front', async () => {
    const agent = await availableAgent(1280);
    const { page } = agent;
    const caller = await network.ring('+447700900132');
    await caller.press('1');
    await caller.hangUp();
    await accept(agent);
    await stands(page, 'Nobody is on the line.');
    await isFine(page);
    await button(page, 'Ring them').click();
    await stands(page, 'We are ringing them.');
    await isFine(page);
    const hangUp = await network.answer();
    await stands(page, 'You are talking.');

    // A call takes all places of an agent, so that the other contact is one that they write down.
    await page.getByRole('button', { name: 'Log a contact' }).click();
    const log = page.getByRole('dialog', { name: 'Log a contact' });
    await log.getByLabel('Letter').check();
    await log.getByLabel('What did they say?').fill('The street lamp is broken.');
    await log.getByRole('button', { name: 'Log it' }).click();
    const banner = page.getByText('Your line is open in the call with');
    await banner.waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Go to the call' }).click();
    await banner.waitFor({ state: 'detached' });
    await stands(page, 'You are talking.');

    await hangUp();
    await stands(page, 'Rung 1 time.');
    await button(page, 'Ring again').waitFor();
    await isFine(page);
    await agent.close();
  });
});
