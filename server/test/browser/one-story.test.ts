/**
 * One person, one story: they text, ring from the same number, reach an adviser by 0, are held, passed on with an introduction, and say
 * how it was. The handset and both desks are real pages; the telephone network is the demonstration's own.
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { testTwilio } from '../support/twilio.ts';
import type { TestTwilio } from '../support/twilio.ts';
import { AgentDesk } from './support/agent-desk.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const NUMBER = '+447700900001';

let twilio: TestTwilio;
let stage: Stage;
beforeAll(async () => {
  twilio = await testTwilio();
  const { TWILIO_API_BASE_URL: network = '' } = twilio.env;
  stage = await openStage('open', { ...twilio.env, SIMULATOR_URL: network }, twilio.hubPort);
}, 120_000);
afterAll(async () => {
  await stage.close();
  await twilio.stop();
});

const newPage = async (): Promise<Page> => (await stage.context({ viewport: { width: 1280, height: 1200 } })).newPage();
const barOf = (page: Page): Locator => page.getByRole('region', { name: 'Telephone call' });
const stands = (page: Page, words: string) => barOf(page).getByText(words).first().waitFor();
const presses = (page: Page, name: string) => barOf(page).getByRole('button', { name, exact: true }).click();

it('goes from a text to a call, through two advisers, to what the caller thought of it', async () => {
  const bola = await AgentDesk.signIn(await newPage(), 'bola@demo.example');
  await bola.setStatus('Available');
  const handset = await newPage();
  await handset.goto(`${twilio.env.TWILIO_API_BASE_URL ?? ''}/?number=${encodeURIComponent(NUMBER)}`);
  const hears = (words: string | RegExp) =>
    handset.locator('#call-lines li.theirs').filter({ hasText: words }).first().waitFor();
  const isDoing = (words: string) => handset.locator('#call-state').getByText(words).waitFor();
  const key = (name: string) => handset.getByRole('button', { name, exact: true }).click();

  await handset.getByLabel('Text the council').fill('blue badge run out wot do i do');
  await handset.getByRole('button', { name: 'Send' }).click();
  const answer = handset.locator('#texts li.theirs').first();
  await answer.waitFor();
  expect(await answer.locator('.words').textContent()).toContain(
    'You cannot do this online yet. A person will help you.',
  );
  expect(await answer.locator('.facts').textContent()).toMatch(/,\s+[12] segments?\s*$/);

  await handset.getByRole('button', { name: 'Call the council' }).click();
  // They wait already, since their text: the call takes the place in the queue, and 0 says so.
  await hears('You are next in the queue.');
  await key('0');
  await hears('You are in the queue for a person.');
  await bola.offers.getByRole('button', { name: /^Accept/ }).click();
  await stands(bola.page, 'You are talking.');
  await isDoing('You are talking with one other person.');
  // The same number is no proof of who it is: what was said goes on, and nothing of a resident is told.
  await bola.sees('blue badge run out wot do i do');
  await bola.page.getByText('one of which is not on a letter').waitFor();

  await presses(bola.page, 'Hold');
  await isDoing('You are on hold.');
  await presses(bola.page, 'Take off hold');
  await isDoing('You are talking with one other person.');

  const raj = await AgentDesk.signIn(await newPage(), 'raj@demo.example');
  await raj.setStatus('Available');
  await bola.page.getByRole('button', { name: 'Transfer', exact: true }).click();
  const dialog = bola.page.getByRole('dialog', { name: /^Transfer / });
  await dialog.getByLabel('Introduce first').check();
  await dialog
    .getByLabel('Who?')
    .selectOption(await dialog.locator('option', { hasText: 'Raj Mehta' }).getAttribute('value'));
  await dialog.getByLabel(/^Note for your colleague/).fill('Their badge has run out.');
  await dialog.getByRole('button', { name: 'Ask them to take over' }).click();
  await raj.offers.getByText('Their badge has run out.').waitFor();
  await isDoing('You are talking with one other person.');
  await raj.offers.getByRole('button', { name: /^Accept/ }).click();
  await stands(raj.page, 'You are talking.');
  await isDoing('You are talking with 2 other people.');
  await bola.page.getByRole('button', { name: 'Leave the call' }).click();
  await isDoing('You are talking with one other person.');

  await presses(raj.page, 'End the call');
  await raj.page.getByRole('button', { name: 'Yes, end the call' }).click();
  await hears('how did we do?');
  await key('5');
  await isDoing('The call is over');
  await raj.wrapUp('Resolved');

  const conversations = await stage.db.conversation.findMany({
    where: { number: NUMBER },
    include: { contacts: true },
  });
  expect(conversations).toHaveLength(1);
  const id = conversations[0]?.id ?? '';
  const contacts = conversations[0]?.contacts ?? [];
  const phone = contacts.find(({ channel }) => channel === 'phone');
  expect(await stage.db.feedback.findMany({ where: { contactId: phone?.id ?? '' } })).toMatchObject([
    { score: 5, how: 'call' },
  ]);
  const events = await stage.db.event.findMany({ where: { conversationId: id }, orderBy: { seq: 'asc' } });
  const told = events.map(({ text }) => text);
  const at = (words: RegExp) => told.findIndex((text) => words.test(text));
  const story = [/blue badge run out/, /From here by phone/, /Bola/, /Raj/].map(at);
  expect(story).not.toContain(-1);
  expect([...story].sort((a, b) => a - b)).toEqual(story);
  for (const desk of [bola, raj]) await desk.close();
  await handset.context().close();
}, 240_000);
