/**
 * Assisted digital from end to end (P51): somebody without the internet rings, an adviser fills in the form with them in the one screen,
 * they confirm it by text on their own telephone, and it is sent once. Nothing that was known is typed again.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { testBackOffice } from '../support/back-office.ts';
import type { BackOffice } from '../support/back-office.ts';
import { testTwilio } from '../support/twilio.ts';
import type { TestTwilio } from '../support/twilio.ts';
import { AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus } from './support/keyboard.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import { until } from '../support/until.ts';

/** Joshua Adeyemi of the demonstration rings from it. */
const NUMBER = '+447700900184';
const SAID = 'I need you to take away an old sofa please, I am not on the internet at home or at work';
const REFERENCE = /R-[2-9A-Z]{4}-[2-9A-Z]{4}/;
const TARGET = 24;

let twilio: TestTwilio;
let backOffice: BackOffice;
let stage: Stage;
beforeAll(async () => {
  [twilio, backOffice] = await Promise.all([testTwilio(), testBackOffice()]);
  const { TWILIO_API_BASE_URL: network = '' } = twilio.env;
  const settings = { ...twilio.env, SIMULATOR_URL: network, OPEN311_URL: backOffice.url };
  stage = await openStage('open', settings, twilio.hubPort);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await Promise.all([twilio.stop(), backOffice.stop()]);
});

const COUNT_KEYS = `window.keysPressed = 0; addEventListener('keydown', () => { window.keysPressed += 1 }, true)`;
const keysOf = (page: Page): Promise<number> => page.evaluate('window.keysPressed');
/** What was typed into a box that has the focus once the question is there. */
async function answers(panel: Locator, question: string, text: string): Promise<void> {
  const box = panel.getByLabel(question);
  await until(async () => ((await hasFocus(box)) ? true : undefined));
  await panel.page().keyboard.type(text);
  await panel.page().keyboard.press('Enter');
}
async function takesOver(panel: Locator, question: string, from: string): Promise<string> {
  const box = panel.getByLabel(question);
  await panel.getByText(from).waitFor();
  const proposed = await box.inputValue();
  await box.press('Enter');
  await box.waitFor({ state: 'detached' });
  return proposed;
}
const chooses = async (panel: Locator, question: string) =>
  panel.getByRole('group', { name: question }).getByRole('radio').first().press('Space');

it('somebody without the internet books bulky waste by telephone, and types and is asked nothing twice', async () => {
  const agent = await AgentDesk.signIn(
    await (await stage.context({ viewport: { width: 1280, height: 1400 } })).newPage(),
  );
  const { page } = agent;
  const { keyboard } = page;
  await agent.setStatus('Available');
  const call = await twilio.call(NUMBER);
  await call.speak(SAID);
  await call.press('0');
  await agent.offers.getByRole('button', { name: /^Accept/ }).click();
  await page.getByRole('region', { name: 'Telephone call' }).getByText('You are talking.').first().waitFor();
  await page.evaluate(COUNT_KEYS);

  // Who it is: what they answer opens the record, and so what need not be asked.
  await page.getByRole('button', { name: 'Check who this is' }).click();
  const dialog = page.getByRole('dialog', { name: 'Check who this is' });
  await dialog.getByLabel('Reference, surname or postcode').focus();
  await keyboard.type('Adeyemi');
  await keyboard.press('Enter');
  await dialog.getByRole('radio', { name: /^Joshua Adeyemi/ }).check();
  await dialog.getByLabel('Postcode', { exact: true }).focus();
  await keyboard.type('zz3 3bd');
  await dialog.getByLabel('Date of birth').focus();
  await keyboard.type('15/3/83');
  await keyboard.press('Enter');
  await dialog.getByText('They passed.').waitFor();
  await keyboard.press('Enter');
  const toCheck = await keysOf(page);

  const panel = page.getByRole('region', { name: 'Form', exact: true });
  await page.locator('.form-panel__summary').click();
  await panel.getByRole('combobox').selectOption({ label: 'Book a bulky waste collection' });
  await panel.getByRole('button', { name: 'Begin' }).click();
  const address = await takesOver(panel, 'Where do we collect from?', 'From the record.');
  await chooses(panel, 'How many things is that?');
  await answers(panel, 'Which day would suit you?', 'in two weeks');
  await chooses(panel, 'Can you put them outside, at the front?');
  const phone = await takesOver(panel, 'Which number can we ring about it?', 'The number on the line.');
  const name = await takesOver(panel, 'What is your name?', 'From the record.');
  expect([address, phone, name]).toEqual([
    ...['71 Specimen Lane, Marlow Reach (not a real place), ZZ3 3BD', '07700 900184', 'Joshua Adeyemi'],
  ]);
  await panel.getByText('Everything is there').waitFor();
  await panel.getByText('Counts as online, with the cost of a phone call').waitFor();
  expect(await findings(page)).toEqual([]);

  // They say that it is right on their own telephone.
  await panel.getByRole('button', { name: 'Send the form' }).click();
  await panel.getByText('Read the answers back to the resident first.').waitFor();
  await panel.getByRole('button', { name: 'Send to confirm by text' }).click();
  await panel.getByText('Text sent to 07700 900184.').waitFor();
  const text = await until(async () => (await twilio.received(NUMBER)).find(({ body }) => body.includes('/confirm/')));
  expect(text.body).not.toMatch(/Joshua|Specimen|sofa|bulky/i);
  const mobile = await (
    await stage.context({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
  ).newPage();
  await mobile.goto(/http\S+/.exec(text.body)?.[0] ?? 'no link');
  await mobile.getByText(address).waitFor();
  expect(await overflow(mobile)).toBeLessThanOrEqual(0);
  expect(await smallTargets(mobile.locator('body'), TARGET)).toEqual([]);
  await mobile.getByRole('button', { name: 'This is right' }).click();
  await mobile.getByText('Your adviser can see that it is right.').waitFor();
  await panel.getByText(/^Confirmed by text at/).waitFor();

  await panel.getByRole('button', { name: 'Send the form' }).click();
  await panel.getByText(/^Read this out: R, . . . ., . . . .$/).waitFor();
  const sent = await stage.db.formDraft.findFirstOrThrow({ where: { formId: 'bulky-waste' } });
  expect(sent).toMatchObject({ state: 'sent', confirmedBy: 'text-link', reference: expect.stringMatching(REFERENCE) });
  const reports = await until(async () => {
    const all = await backOffice.requests();
    return all.length > 0 ? all : undefined;
  });
  expect(reports.map(({ attributes }) => attributes.reference)).toEqual([sent.reference]);
  expect(await stage.db.submission.findMany()).toMatchObject([{ assisted: true, channel: 'phone' }]);

  // What somebody typed though it stood there already: in the record, on the line, or in what was said.
  const events = await stage.db.event.findMany({ where: { conversationId: sent.conversationId ?? '' } });
  const stood = [address, phone, name, ...events.map(({ text: words }) => words)].map((each) => each.toLowerCase());
  const given = Object.entries(sent.answers as Record<string, { by: string; value: unknown }>);
  const rekeyed = given.filter(
    ([field, { by, value }]) =>
      by === 'agent' &&
      !['count', 'access'].includes(field) &&
      stood.some((words) => words.includes(String(value).toLowerCase())),
  );
  const keys = await keysOf(page);
  const line = `assisted: ${keys} keys pressed, ${toCheck} of them to check who it is; fields rekeyed: ${rekeyed.length}`;
  console.log(line);
  expect(line).toMatch(/fields rekeyed: 0$/);
  expect(keys - toCheck).toBeLessThanOrEqual(20);
  expect(Object.fromEntries(given.map(([field, { by }]) => [field, by]))).toEqual({
    ...{
      place: 'record',
      items: 'assistant',
      count: 'agent',
      day: 'agent',
      access: 'agent',
      phone: 'line',
      name: 'record',
    },
  });
  await call.hangup();
  await mobile.context().close();
  await agent.close();
}, 240_000);
