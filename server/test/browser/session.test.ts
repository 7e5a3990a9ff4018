/** A member of staff who is away is asked once, stays by a key, and loses no word by a new sign-in (WCAG 2.2 AA 2.2.1, 2.2.5). */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SESSION_IDLE_MS } from '../../src/security/session.ts';
import { AGENT_EMAIL, AgentDesk } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(240_000);

describe('a session at the desk', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
  }, 120_000);
  afterAll(() => stage.close());

  /** As if nobody had done anything for so long. */
  const idleFor = (ms: number) => stage.db.staffSession.updateMany({ data: { lastSeenAt: new Date(Date.now() - ms) } });

  it.each([1280, 390])('is asked about before it ends, and stays by any key, on a page %i wide', async (width) => {
    const context = await stage.context({ viewport: { width, height: 800 } });
    const { page } = await AgentDesk.signIn(await context.newPage(), AGENT_EMAIL);
    await idleFor(SESSION_IDLE_MS - 50_000);
    await page.reload();
    const dialog = page.getByRole('dialog', { name: 'Are you still there?' });
    await dialog.waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press('Space');
    await dialog.waitFor({ state: 'detached' });
    const stayed = await stage.db.staffSession.findMany({ orderBy: { lastSeenAt: 'desc' } });
    expect(Date.now() - (stayed[0]?.lastSeenAt.getTime() ?? 0)).toBeLessThan(SESSION_IDLE_MS - 60_000);
    await context.close();
  });

  it('that is over leads to a new sign-in, and what was written is still there', async () => {
    const resident = await stage.resident();
    const bola = await stage.agent();
    await bola.setStatus('Available');
    await resident.say('theres a massive pothole outside my house');
    await resident.offered('Talk to a person').click();
    await bola.accept('Report a pothole');
    await bola.box.fill('I have looked at the map and');
    await idleFor(SESSION_IDLE_MS);
    await bola.page.getByText('You are signed out. What you wrote is kept in this tab.').waitFor();
    expect(await findings(bola.page)).toEqual([]);
    await bola.page.getByRole('link', { name: 'Sign in again' }).click();
    await bola.page.getByLabel('Email address').fill(AGENT_EMAIL);
    await bola.page.getByLabel('Password').fill('demonstration');
    await bola.page.getByRole('button', { name: 'Sign in' }).click();
    await bola.page.getByText('Connected', { exact: true }).waitFor();
    await bola.box.waitFor();
    expect(await bola.box.inputValue()).toBe('I have looked at the map and');
  });
});
