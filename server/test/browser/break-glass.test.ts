/** While the identity provider is down: the sealed account's page, and what another supervisor sees of it (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hashSecret } from '../../src/security/break-glass/secret-hash.ts';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

// A busy machine may be slow; nothing here is about time.
jest.setTimeout(240_000);

const SECRET = 'five made-up words of a test';
const TARGET = 24;

describe('the sealed account', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage('open', { BREAK_GLASS_HASH: await hashSecret(SECRET) });
  }, 120_000);
  afterAll(() => stage.close());

  it.each([1280, 390])(
    'lets somebody in, and another supervisor marks it as seen, on a page %i wide',
    async (width) => {
      const viewport = { width, height: 800 };
      const contexts = [await stage.context({ viewport }), await stage.context({ viewport })] as const;
      const page = await contexts[0].newPage();
      await page.goto('/staff/break-glass');
      const enter = page.getByRole('button', { name: 'Sign in' });
      await page.getByLabel('Your full name').fill(`Sam Example ${width}`);
      await page.getByLabel('Secret of the sealed account').fill('not the secret');
      await enter.press('Enter');
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel('Your full name').inputValue()).toBe(`Sam Example ${width}`);
      expect(await findings(page)).toEqual([]);
      expect(await smallTargets(page.locator('main'), TARGET)).toEqual([]);
      expect(await overflow(page)).toBe(0);

      await page.getByLabel('Why you need it now').fill('The council’s sign-in does not answer');
      await page.getByLabel('Secret of the sealed account').fill(SECRET);
      await enter.press('Enter');
      await page.getByText('Connected', { exact: true }).waitFor();

      const sian = await AgentDesk.signIn(await contexts[1].newPage(), SUPERVISOR_EMAIL);
      const notice = sian.page.getByRole('alert', { name: 'The sealed account was used' });
      await notice.getByText(`Sam Example ${width} signed in with it`).waitFor();
      expect(await findings(sian.page)).toEqual([]);
      expect(await overflow(sian.page)).toBe(0);
      await notice.getByRole('button', { name: /^Mark as seen/ }).press('Enter');
      await notice.waitFor({ state: 'detached' });
      for (const context of contexts) await context.close();
    },
  );
});
