/** A supervisor changes a rule, another one approves and publishes it, and it is put back; a service is changed (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

// Every check of the rules runs before a draft is taken; nothing here is about time.
jest.setTimeout(600_000);
const CHECKED = { timeout: 240_000 };

const COLLEAGUE_EMAIL = 'raj@demo.example';
const TITLE = 'Say better why we ring back';
const EXPLANATION = 'Nobody is free and nothing presses: a call back, or wait.';

describe('the rules workbench', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 240_000);
  afterAll(() => stage.close());

  const supervisor = async (email: string, width = 1280): Promise<{ page: Page; dialog: Locator }> => {
    const context = await stage.context({ viewport: { width, height: 800 } });
    const { page } = await AgentDesk.signIn(await context.newPage(), email);
    await page.getByRole('button', { name: 'Rules and services' }).press('Enter');
    return { page, dialog: page.getByRole('dialog', { name: 'Rules and services' }) };
  };
  const isSound = async (page: Page) => {
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  };
  /** By which version the contact of somebody who writes now is decided. */
  const decidedBy = async (): Promise<string | undefined> => {
    const resident = await stage.resident();
    await resident.say('there is a pothole outside my house');
    await resident.sees('Did this help?');
    const last = await stage.db.decision.findFirst({ orderBy: { at: 'desc' } });
    return last?.ruleSetVersion;
  };

  it('takes a change from a draft into force, and back again', async () => {
    const { page, dialog } = await supervisor(SUPERVISOR_EMAIL);
    await dialog.getByText('as it came with the hub').waitFor();
    await isSound(page);
    const first = await decidedBy();
    await dialog.getByLabel('What is to change, in a few words').fill(TITLE);
    await page.keyboard.press('Enter');
    await dialog.getByRole('heading', { name: TITLE }).waitFor();

    await dialog.getByLabel('Table', { exact: true }).selectOption('k-route');
    await dialog.getByRole('row', { name: /K-050/ }).waitFor();
    await isSound(page);
    await dialog.getByRole('button', { name: 'Move down K-050' }).press('Enter');
    await dialog.getByText(/^K-050 is now row \d+ of \d+\.$/).waitFor();
    const changes = dialog.getByRole('region', { name: 'What this draft changes' }).getByRole('row', { name: /K-050/ });
    await changes.waitFor();
    await page.locator('#rule-K-050-down:focus').waitFor();
    await dialog.getByRole('button', { name: 'Move up K-050' }).press('Enter');
    await dialog.getByText('Nothing yet.').waitFor();

    // What cannot be read is refused in its cell; what was typed stays.
    await dialog.getByRole('button', { name: 'Change K-050' }).press('Enter');
    await page.locator(':focus').filter({ hasText: 'Change K-050' }).waitFor();
    const free = dialog.getByRole('group', { name: 'Agents free', exact: true });
    const number = free.getByLabel('Number', { exact: true });
    await number.fill('1.5');
    await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    const link = dialog.getByRole('alert').getByRole('link', { name: /Agents free.*whole number/ });
    await link.press('Enter');
    await free.locator('select:focus').waitFor();
    expect(await number.inputValue()).toBe('1.5');
    await isSound(page);
    await number.fill('0');
    await dialog.getByLabel('Explanation', { exact: true }).fill(EXPLANATION);
    await dialog.getByRole('button', { name: 'Save', exact: true }).press('Enter');
    await changes.getByText(EXPLANATION).waitFor();

    // What it would have done, and for whom, before anybody is asked to approve it.
    const tried = dialog.getByRole('region', { name: 'Try it on past contacts' });
    await tried.getByLabel('Which contacts').selectOption('All that are stored');
    await tried.getByRole('button', { name: 'Try the draft' }).press('Enter');
    await tried.getByText('No. No group comes off worse than others by more than is allowed.').waitFor(CHECKED);
    await tried.getByText('All groups with their figures').press('Enter');
    await tried.getByRole('table', { name: /Each group beside the others/ }).waitFor();
    await isSound(page);

    await dialog.getByRole('button', { name: 'Send for review' }).press('Enter');
    await dialog.getByText('Approved: 0 of 1.').waitFor(CHECKED);
    await dialog.getByText('You changed something in it, so you cannot approve it.').waitFor();
    await isSound(page);

    const { page: other, dialog: theirs } = await supervisor(COLLEAGUE_EMAIL);
    await theirs.getByRole('button', { name: TITLE }).press('Enter');
    await theirs.getByRole('button', { name: 'Approve' }).press('Enter');
    await theirs.getByText('Approved: 1 of 1.').waitFor(CHECKED);
    const publish = theirs.getByRole('button', { name: 'Publish', exact: true });
    await publish.press('Enter');
    await theirs.getByText('Say why, in a sentence.').waitFor(CHECKED);
    await isSound(other);
    await theirs.getByLabel('Why it is published').fill('Residents asked what it means.');
    await publish.press('Enter');
    await theirs.getByText('It was published.').waitFor(CHECKED);
    const second = await decidedBy();
    expect(second).not.toBe(first);

    await theirs.getByRole('button', { name: 'Back to all drafts' }).press('Enter');
    await theirs.getByText('Approved by Raj Mehta.').waitFor();
    await theirs.getByLabel('Why', { exact: true }).fill('The old words were better.');
    await theirs.getByRole('button', { name: 'Put it back' }).press('Enter');
    await theirs.getByText('It is in force.').waitFor(CHECKED);
    await isSound(other);
    expect(await decidedBy()).toBe(first);
  });

  it('changes a service for the rules and its page, on a narrow page too', async () => {
    const { page, dialog } = await supervisor(SUPERVISOR_EMAIL, 390);
    await dialog.getByRole('heading', { name: 'Rules in force' }).waitFor();
    await isSound(page);
    await dialog.getByRole('button', { name: 'Services' }).press('Enter');
    await dialog.getByRole('button', { name: 'Change Report a missed bin' }).press('Enter');
    await dialog.getByLabel('coming', { exact: true }).check();
    const day = dialog.getByLabel('Goes live on');
    await day.fill('2020-02-03');
    const save = dialog.getByRole('button', { name: 'Save', exact: true });
    await save.press('Enter');
    await dialog
      .getByRole('alert')
      .getByRole('link', { name: /Choose a day after today/ })
      .press('Enter');
    await page.locator('input[type=date]:focus').waitFor();
    expect(await day.inputValue()).toBe('2020-02-03');
    await isSound(page);
    await dialog.getByLabel('out of order', { exact: true }).check();
    await dialog.getByLabel('What residents are told').fill('The form is down today. Please ring us instead.');
    await save.press('Enter');
    await dialog.getByText('Report a missed bin is changed.').waitFor();
    await isSound(page);
    const told = await (await fetch(`${stage.url}/services/missed-bin`)).text();
    expect(told).toContain('The form is down today. Please ring us instead.');
  });
});
