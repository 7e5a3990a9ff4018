/** Signing in to MyAccount from the chat in a real browser: by keyboard, on a narrow screen, with nothing lost on the way. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;

describe('signing in to MyAccount from the chat', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it('leads there and back to the same words, also those that were not sent yet', async () => {
    const [resident, desk] = [await stage.resident({ viewport: { width: 390, height: 780 } }), await stage.agent()];
    await desk.setStatus('Available');
    await resident.say('I want to talk to a person');
    await desk.accept('Not known yet');
    await resident.box.fill('half a thought');
    const signIn = await resident.tool('Sign in to MyAccount (only if you want to)');
    expect(await findings(resident.page)).toEqual([]);
    expect(await smallTargets(resident.whole, TARGET)).toEqual([]);
    await signIn.press('Enter');

    const { page } = resident;
    await page.getByRole('heading', { name: 'MyAccount (demonstration)' }).waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: 'Sign in as Adaeze Okafor' }).press('Enter');

    await page.waitForURL('**/chat#newest');
    const back = new ResidentChat(page);
    await back.sees('I want to talk to a person');
    await page.getByText(/^Signed in to MyAccount at \d\d:\d\d\.$/).waitFor();
    expect(await back.box.inputValue()).toBe('half a thought');
    expect(await signIn.count()).toBe(0);
    expect(await findings(page)).toEqual([]);
    await desk.page.getByText(/^Signed in to MyAccount at \d\d:\d\d\.$/).waitFor();
    await desk.page.getByText('Identity level 2 of 3').waitFor();
    await desk.page.getByRole('region', { name: 'My work' }).getByText('Adaeze Okafor').waitFor();
    await desk.page.getByLabel('Message to Adaeze Okafor').waitFor();
    for (const person of [desk, resident]) await person.close();
  });
});
