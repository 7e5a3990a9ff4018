/** The handsets' page in a real browser: a call from the first ring to the last word, live, without a script, narrow, and for axe. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findings } from '../../test/browser/support/axe.ts';
import { overflow, smallTargets } from '../../test/browser/support/measure.ts';
import { COUNCIL, openStage, RESIDENT } from '../test-stage.ts';
import type { Stage } from '../test-stage.ts';

const TARGET = 44;
const WIDTHS = [390, 1280];

describe('the page of the handsets', () => {
  let browser: Browser;
  let stage: Stage;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    stage = await openStage();
    stage.answers(
      '/twilio/voice',
      '<Gather numDigits="1" input="dtmf speech" action="/chose"><Say>Welcome</Say></Gather>',
    );
    stage.answers(
      '/chose',
      ({ fields }) => `<Say>You chose ${fields.Digits ?? fields.SpeechResult ?? ''}</Say><Pause length="50"/>`,
    );
  });

  afterEach(() => stage.close());

  const open = async (options: object = {}): Promise<Page> => {
    const page = await (await browser.newContext({ baseURL: stage.url, locale: 'en-GB', ...options })).newPage();
    await page.goto('/');
    return page;
  };
  const isFine = async (page: Page): Promise<void> => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await smallTargets(page.locator('main'), TARGET)).toEqual(
        // A box is as big as its label.
        [expect.stringContaining('checkbox'), expect.stringContaining('checkbox')],
      );
    }
  };

  it('leads a call, line by line', async () => {
    const page = await open();
    await isFine(page);
    await page.getByRole('button', { name: 'Call the council' }).click();
    const lines = page.getByRole('log', { name: 'What is heard and said' });
    await lines.getByText('Welcome').waitFor();
    await page.getByText('You are asked to press a key or speak.').waitFor();
    await isFine(page);
    await page.getByLabel('Say', { exact: true }).fill('still being written');
    await page.getByRole('button', { name: '4', exact: true }).click();
    await lines.getByText('You chose 4').waitFor();
    expect(await page.getByLabel('Say', { exact: true }).inputValue()).toBe('still being written');
    await page.getByRole('button', { name: 'Hash' }).click();
    await page.getByText('The call does not wait for that just now.').waitFor();
    await page.getByRole('button', { name: '1 minute' }).click();
    await page.getByText('The call is over').waitFor();
    await page.getByRole('button', { name: 'Call the council' }).waitFor();
    expect(await lines.getByRole('listitem').allInnerTexts()).toHaveLength(3);
    await page.context().close();
  });

  it('rings, is answered and shows texts as they come, without a reload', async () => {
    const page = await open();
    await stage.client.calls.create({ to: RESIDENT, from: COUNCIL, url: `${stage.hub}/twilio/voice` });
    await page.getByText('07700 900999 is calling this handset.').waitFor();
    await isFine(page);
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await page.getByText('Welcome').waitFor();
    await stage.client.messages.create({ to: RESIDENT, from: COUNCIL, body: 'Your bin is due on Monday' });
    await page.getByRole('log', { name: 'Texts' }).getByText('Your bin is due on Monday').waitFor();
    await page.getByRole('log', { name: 'Texts' }).getByText('delivered').waitFor();
    await page.getByLabel('Say', { exact: true }).fill('my bin was missed');
    await page.getByRole('button', { name: 'Speak' }).click();
    await page.getByText('You chose my bin was missed').waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('The call is over').waitFor();
    await page.context().close();
  });

  it('can be used without a script', async () => {
    const page = await open({ javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Call the council' }).click();
    await page.getByText('Welcome').waitFor();
    await page.getByRole('button', { name: '7', exact: true }).click();
    await page.getByText('You chose 7').waitFor();
    await page.getByRole('button', { name: 'Hang up' }).click();
    await page.getByText('The call is over').waitFor();
    await page.getByLabel('What happens').last().selectOption('busy');
    await page.getByLabel('With this handset alone').last().check();
    await page.getByRole('button', { name: 'Let it happen' }).last().click();
    await page.getByText('The telephone is busy: the next call of 07700 900001.').waitFor();
    await page.getByRole('link', { name: '07700 900002' }).click();
    await page.getByRole('heading', { name: 'Handset 07700 900002' }).waitFor();
    await page.context().close();
  });
});
