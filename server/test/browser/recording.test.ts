/** A talk that is recorded, as a supervisor at the desk sees it: what stands in the bar, pausing by keyboard, and listening with a reason. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { rulesWith } from '../support/rules-folder.ts';
import type { RulesFolder } from '../support/rules-folder.ts';
import { testTwilio } from '../support/twilio.ts';
import type { TestTwilio } from '../support/twilio.ts';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { pressOn, typeInto } from './support/keyboard.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

let twilio: TestTwilio;
let rules: RulesFolder;
let stage: Stage;
beforeAll(async () => {
  [twilio, rules] = await Promise.all([testTwilio(), rulesWith({ recordCalls: 1 })]);
  const { TWILIO_API_BASE_URL: network = '' } = twilio.env;
  const settings = { ...twilio.env, SIMULATOR_URL: network, RULES_DIR: rules.path };
  stage = await openStage('open', settings, twilio.hubPort);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await Promise.all([twilio.stop(), rules.remove()]);
});

const isFine = async (page: Page) => {
  expect(await findings(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};

it.each([390, 1280])('says so at %d pixels, is paused for card details, and is heard with a reason', async (width) => {
  const context = await stage.context({ viewport: { width, height: 900 } });
  const desk = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL);
  await desk.setStatus('Available');
  const { page } = desk;
  const bar = page.getByRole('region', { name: 'Telephone call' });
  const button = (name: string) => bar.getByRole('button', { name, exact: true });

  const call = await twilio.call(`+4477009007${String(width).slice(0, 2)}`);
  await call.press('0');
  await desk.offers.getByRole('button', { name: /^Accept/ }).click();
  await bar.getByText('Recording', { exact: true }).waitFor();
  await isFine(page);
  await pressOn(page, button('Pause recording'));
  await bar.getByText('Recording paused', { exact: true }).waitFor();
  await page.getByRole('status').filter({ hasText: 'You can take card details.' }).waitFor({ state: 'attached' });
  await isFine(page);
  await pressOn(page, button('Resume recording'));
  await bar.getByText('Recording', { exact: true }).waitFor();
  await twilio.advance(65);
  await call.hangup();

  const recordings = page.getByRole('region', { name: 'Recordings' });
  await recordings.getByText(/^Talk, .*1 minute/).waitFor();
  await isFine(page);
  await typeInto(page, recordings.getByLabel(/^Why do you listen/), 'A complaint about this call');
  await pressOn(page, recordings.getByRole('button', { name: 'Listen' }));
  await recordings.locator('audio').waitFor();
  await isFine(page);
  expect(await stage.db.recordingListen.count({ where: { reason: 'A complaint about this call' } })).toBeGreaterThan(0);
  await desk.wrapUp('Resolved');
  await desk.setStatus('Not working');
  await desk.close();
});
