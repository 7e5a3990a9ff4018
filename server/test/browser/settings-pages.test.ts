/** A supervisor changes ready replies, people and queues: errors stand by their field, what another changed is not lost, the last is undone. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { pressOn } from './support/keyboard.ts';
import { expectFine } from './support/settings-page.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

describe('the pages of settings', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    const context = await stage.context({ viewport: { width: 1280, height: 900 } });
    ({ page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL));
  }, 120_000);
  afterAll(() => stage.close());

  const isFine = () => expectFine(page);
  const open = async (name: string) => {
    await page.goto('/console/wallboard');
    await page.getByRole('navigation', { name: 'Pages for supervisors' }).getByRole('link', { name }).press('Enter');
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  };
  const item = (name: string) =>
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name, exact: true }) });
  const saved = (words: string) => page.getByRole('status').filter({ hasText: words }).waitFor();

  it('write a ready reply that residents can read, for advisers to choose at once', async () => {
    await open('Ready replies');
    await isFine();
    await item('Say hello').getByRole('button', { name: 'Change: Say hello' }).press('Enter');
    const form = item('Say hello');
    const text = form.getByLabel('What the resident reads');
    await text.fill(`Hello, we are ${'very '.repeat(20)}glad.`);
    await form.getByText('This is too hard to read.').waitFor();
    await pressOn(page, form.getByRole('button', { name: 'Save: Say hello' }));
    await form.getByRole('alert').filter({ hasText: 'A sentence has 24 words. Use at most 20.' }).waitFor();
    expect(await text.inputValue()).toContain('very very');
    await isFine();
    await text.fill('Hello, I am {adviser}. What can I do for you?');
    await form.getByText('Longest sentence: 6 words. At most 20.').waitFor();
    await pressOn(page, form.getByRole('button', { name: 'Save: Say hello' }));
    await saved('Saved: Say hello.');
    await item('Say hello').getByText('Last changed by Sian Morgan, today at').waitFor();
    const replies = async () =>
      (await (await page.request.get('/api/console/canned-replies')).json()) as { id: string; text: string }[];
    expect((await replies()).find(({ id }) => id === 'greeting')?.text).toBe(
      'Hello, I am Sian. What can I do for you?',
    );
    await pressOn(page, item('Say hello').getByRole('button', { name: 'Undo the last change: Say hello' }));
    await saved('Undone: Say hello.');
    await item('Say hello').getByText('Hello, I am {adviser} from {council}. How can I help you today?').waitFor();

    await page.getByRole('button', { name: 'Remove: I need a moment' }).press('Enter');
    await saved('Removed: I need a moment.');
    expect((await replies()).some(({ id }) => id === 'a-moment')).toBe(false);
    await isFine();
    await page.getByRole('button', { name: 'Put it back: I need a moment' }).press('Enter');
    await item('I need a moment').getByRole('button', { name: 'Change: I need a moment' }).waitFor();
  }, 180_000);

  it('say so where somebody else changed it meanwhile, and keep what was typed', async () => {
    await open('People');
    await isFine();
    await item('Tom Ashby').getByRole('button', { name: 'Change: Tom Ashby' }).press('Enter');
    const form = item('Tom Ashby');
    await form.getByLabel('How many chats at once').fill('11');
    await pressOn(page, form.getByRole('button', { name: 'Save: Tom Ashby' }));
    await form.getByRole('alert').filter({ hasText: 'At most 10 places.' }).waitFor();
    await isFine();
    await form.getByLabel('How many chats at once').fill('3');
    await stage.db.staff.updateMany({ where: { name: 'Tom Ashby' }, data: { version: { increment: 1 } } });
    await pressOn(page, form.getByRole('button', { name: 'Save: Tom Ashby' }));
    await form.getByRole('alert').filter({ hasText: 'Somebody changed it meanwhile.' }).waitFor();
    expect(await form.getByLabel('How many chats at once').inputValue()).toBe('3');

    await open('People');
    await item('Tom Ashby').getByRole('button', { name: 'Change: Tom Ashby' }).press('Enter');
    await item('Tom Ashby').getByLabel('How many chats at once').fill('3');
    await item('Tom Ashby').getByRole('group', { name: 'Queues' }).getByLabel('Repairs').check();
    await pressOn(page, item('Tom Ashby').getByRole('button', { name: 'Save: Tom Ashby' }));
    await saved('Saved: Tom Ashby.');
    const tom = await stage.db.staff.findFirstOrThrow({ where: { name: 'Tom Ashby' } });
    expect([tom.capacity, tom.queues.includes('repairs'), tom.version]).toEqual([3, true, 3]);
  }, 180_000);

  it('change what is promised of a queue, and show what contacts are reckoned to cost', async () => {
    await open('Queues');
    await isFine();
    await item('Housing').getByRole('button', { name: 'Change: Housing' }).press('Enter');
    await item('Housing').getByLabel('In time means within so many seconds').fill('soon');
    await pressOn(page, item('Housing').getByRole('button', { name: 'Save: Housing' }));
    await item('Housing').getByRole('alert').filter({ hasText: 'Write a whole number.' }).waitFor();
    await isFine();
    await item('Housing').getByLabel('In time means within so many seconds').fill('90');
    await pressOn(page, item('Housing').getByRole('button', { name: 'Save: Housing' }));
    await saved('Saved: Housing.');
    await item('Housing').getByText('80% answered within 90 seconds.').waitFor();
    const entries = await stage.db.auditEntry.findMany({ select: { entry: true } });
    expect(entries.map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({ action: 'queue-changed', subject: { kind: 'setting', id: 'housing' } }),
    );
    await open('Tariffs');
    await page.getByRole('table', { name: 'Tariffs, with who says so' }).waitFor();
    await isFine();
  }, 180_000);
});
