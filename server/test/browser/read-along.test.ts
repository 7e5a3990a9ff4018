/** A supervisor reads along in a chat from the wallboard, whispers by a note, and joins; the resident knows who writes, and not who reads. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus } from './support/keyboard.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const DESK = { viewport: { width: 1280, height: 900 } };

describe('a chat that a supervisor reads along in', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  it('shows them each word as it is said, and lets them write once they have joined', async () => {
    const bola = await stage.agent(DESK);
    const sian = await AgentDesk.signIn(await (await stage.context(DESK)).newPage(), SUPERVISOR_EMAIL);
    const { page } = sian;
    const resident = await stage.resident();
    await resident.say('theres a massive pothole outside my house');
    const toPerson = resident.page.locator('.hub-person');
    await toPerson.press('Enter');
    await bola.setStatus('Available');
    await bola.accept('Report a pothole');
    await bola.say('Where is it, please?');
    // The focus of whoever asked for a person is where it was, until they go on.
    await resident.sees('Where is it, please?');
    expect(await hasFocus(toPerson)).toBe(true);

    // A supervisor on the move: the conversation itself is what opens.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole('link', { name: 'Wallboard and settings' }).press('Enter');
    await page.getByRole('button', { name: /^Read along: / }).press('Enter');
    await sian.sees('Where is it, please?');
    expect(await findings(page)).toEqual([]);
    await page.setViewportSize(DESK.viewport);
    const company = page.getByRole('region', { name: 'Where I help' }).last();
    await company.getByText('You read along.').waitFor();
    await bola.page.getByText('Sian Morgan reads along.').waitFor();
    await resident.say('on Mill Road by the bridge');
    await sian.sees('on Mill Road by the bridge');
    await toPerson.waitFor({ state: 'detached' });
    expect(await sian.box.count()).toBe(0);
    expect(await findings(page)).toEqual([]);

    await page.getByLabel(/^Note for staff/).fill('Ask for the house number.');
    await page.getByRole('button', { name: 'Write the note' }).press('Enter');
    await bola.sees('Ask for the house number.');

    await company.getByRole('button', { name: 'Join the chat' }).press('Enter');
    await bola.page.getByText('Sian Morgan is in the chat.').waitFor();
    await resident.sees('Sian has joined the chat. They work with Bola.');
    await sian.say('I can send the crew today.');
    await resident.sees('I can send the crew today.');
    await bola.sees('I can send the crew today.');
    expect(await findings(page)).toEqual([]);

    await company.getByRole('button', { name: 'Leave' }).press('Enter');
    await resident.sees('Sian has left the chat. Bola is still here.');
    await sian.box.waitFor({ state: 'detached' });
    await bola.page.getByText('Sian Morgan is in the chat.').waitFor({ state: 'detached' });
    expect(await resident.page.getByText(/Ask for the house number|reads along/).count()).toBe(0);
  });
});
