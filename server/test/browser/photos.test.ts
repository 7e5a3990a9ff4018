/** A photo for a report in a browser without JavaScript, and at the desk of the adviser who asked for it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { testScanner } from '../support/scanner.ts';
import type { TestScanner } from '../support/scanner.ts';
import { findings } from './support/axe.ts';
import { PlainChat } from './support/plain-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

describe('a photo', () => {
  let stage: Stage;
  let scanner: TestScanner;
  beforeAll(async () => {
    scanner = await testScanner();
    stage = await openStage('open', { CLAMD_URL: scanner.url });
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    await scanner.stop();
  });

  it('is asked for by the adviser, sent from a plain page, and seen at the desk', async () => {
    const [context, agent] = await Promise.all([stage.context({ javaScriptEnabled: false }), stage.agent()]);
    const chat = await PlainChat.open(await context.newPage());
    await chat.press('Talk to a person');
    await chat.until(chat.state.filter({ hasText: 'in the queue' }));
    await agent.setStatus('Available');
    await agent.page.getByRole('button', { name: /^Accept/ }).click();
    const ask = agent.page.getByRole('button', { name: 'Send a link for a photo' });
    await ask.focus();
    await agent.page.keyboard.press('Enter');
    await agent.page.getByText('The link is sent.').waitFor();

    await chat.press('Check for replies');
    const { page } = chat;
    await page.getByRole('link', { name: 'Add a photo' }).click();
    await page.getByRole('heading', { name: 'Add a photo', level: 1 }).waitFor();
    // Nothing chosen: what is wrong stands at the top and beside the field.
    await page.getByRole('button', { name: 'Send this photo' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Choose a photo first' }).waitFor();
    expect(await page.getByLabel('Your photo').getAttribute('aria-describedby')).toBe('photo-hint photo-error');

    const buffer = await sharp({ create: { width: 640, height: 480, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    await page.getByLabel('Your photo').setInputFiles({ name: 'hole.jpg', mimeType: 'image/jpeg', buffer });
    await page.getByRole('button', { name: 'Send this photo' }).click();
    await page.getByRole('status').filter({ hasText: 'Thank you. We have your photo.' }).waitFor();
    await page.getByText('You have added 1 of 6 photos.').waitFor();

    const shown = agent.page.getByRole('img', { name: /^Photo added by the resident/ });
    await shown.waitFor();
    await agent.page.waitForFunction(`document.querySelector('.message__photo img').naturalWidth === 640`);
    expect(await findings(agent.page)).toEqual([]);
    await context.close();
  });

  it('has a page without a finding, in each of its states', async () => {
    const resident = await stage.resident();
    await resident.say('add a photo');
    await resident.sees('You can add a photo here.');
    const href = await resident.page.getByRole('link', { name: 'Add a photo' }).getAttribute('href');
    const context = await stage.context({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(href ?? '');
    expect(await findings(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth <= 320')).toBe(true);
    await page.getByRole('button', { name: 'Send this photo' }).click();
    await page.getByRole('alert').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.goto('/photo/nothing');
    await page.getByText('This link no longer works.').waitFor();
    expect(await findings(page)).toEqual([]);
  });
});
