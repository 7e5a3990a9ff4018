/** A form that is filled in on both sides at once: the resident follows it in their chat, narrow, and puts an answer right (P51). */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

it('is followed live by the resident, stands there again after a reload, and is put right by them', async () => {
  const chat = await stage.resident({ viewport: { width: 390, height: 844 } });
  const agent = await stage.agent({ viewport: { width: 1280, height: 1400 } });
  await agent.setStatus('Available');
  await chat.say('I want a person');
  await agent.accept('Not known yet');
  await agent.page.locator('.form-panel__summary').click();
  const panel = agent.page.getByRole('region', { name: 'Form', exact: true });
  await panel.getByRole('combobox').selectOption({ label: 'Book a bulky waste collection' });
  await panel.getByRole('button', { name: 'Begin' }).click();
  await panel.getByLabel('Where do we collect from?').fill('14 Mill Lane, Marlow Reach, ZZ1 2AA');
  await panel.getByLabel('Where do we collect from?').press('Enter');
  await panel.getByLabel('What would you like us to take?').fill('A sofa');
  await panel.getByRole('button', { name: 'Write down' }).click();

  const form = chat.page.getByRole('region', { name: 'Your adviser is filling in this form with you' });
  await form.getByText('A sofa').waitFor();
  await form.getByText('Your adviser wrote this.').first().waitFor();
  await chat.page.reload();
  await chat.open();
  await form.getByText('A sofa').waitFor();
  expect(await overflow(chat.page)).toBeLessThanOrEqual(0);
  await form.getByRole('button', { name: 'Change What to collect' }).click();
  await form.getByLabel('What would you like us to take?').fill('A sofa and a bed');
  expect(await findings(chat.page)).toEqual([]);
  await form.getByRole('button', { name: 'Save this answer' }).click();
  await form.getByText('You said this.').waitFor();
  await panel.getByText('A sofa and a bed').waitFor();
  await panel.getByText('(said by the resident)').waitFor();
  await agent.close();
  await chat.close();
}, 240_000);
