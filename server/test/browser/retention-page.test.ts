/** A supervisor sees what is kept how long, changes the period of recordings and takes the change back. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { pressOn } from './support/keyboard.ts';
import { expectFine } from './support/settings-page.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const NAME = 'Recordings and messages by phone';

describe('the page of retention', () => {
  let stage: Stage;
  let page: Page;
  beforeAll(async () => {
    stage = await openStage();
    const context = await stage.context({ viewport: { width: 1280, height: 900 } });
    ({ page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL));
  }, 120_000);
  afterAll(() => stage.close());

  const isFine = () => expectFine(page);

  it('says what nothing deletes, and changes how long recordings are kept', async () => {
    await page.goto('/console/wallboard');
    const pages = page.getByRole('navigation', { name: 'Pages for supervisors' });
    await pages.getByRole('link', { name: 'Retention' }).press('Enter');
    const recordings = page.getByRole('region', { name: NAME });
    await recordings.getByText('Deleted 90 days after they were made. These days come from the rules.').waitFor();
    const conversations = page.getByRole('listitem').filter({ hasText: 'Conversations: what was written' });
    await conversations.getByText('Nothing does so by itself yet.').waitFor();
    await isFine();
    await recordings.getByRole('button', { name: `Change: ${NAME}` }).press('Enter');
    await recordings.getByLabel('Delete recordings after so many days').fill('0');
    await pressOn(page, recordings.getByRole('button', { name: `Save: ${NAME}` }));
    await recordings.getByRole('alert').filter({ hasText: 'At least 1 day.' }).waitFor();
    await isFine();
    await recordings.getByLabel('Delete recordings after so many days').fill('30');
    await pressOn(page, recordings.getByRole('button', { name: `Save: ${NAME}` }));
    await recordings.getByText('Deleted 30 days after they were made. The rules say 90 days.').waitFor();
    expect(await stage.db.retentionPeriod.findMany()).toMatchObject([{ kind: 'recording', days: 30, version: 1 }]);
    await pressOn(page, recordings.getByRole('button', { name: `Undo the last change: ${NAME}` }));
    await recordings.getByText('These days come from the rules.').waitFor();
    expect(await stage.db.retentionPeriod.count()).toBe(0);
    const entries = await stage.db.auditEntry.findMany({ select: { entry: true } });
    expect(entries.map(({ entry }) => (entry as { action: string }).action)).toContain('retention-changed');
  }, 180_000);
});
