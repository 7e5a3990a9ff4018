/** Reports made in real browsers: by chat, by an agent who goes on with one, and on the form's page. Each arrives once. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testBackOffice } from '../support/back-office.ts';
import type { BackOffice } from '../support/back-office.ts';
import { findings } from './support/axe.ts';
import type { ResidentChat } from './support/resident-chat.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const REFERENCE = /R-[2-9A-Z]{4}-[2-9A-Z]{4}/;

let backOffice: BackOffice;
let stage: Stage;
beforeAll(async () => {
  backOffice = await testBackOffice();
  stage = await openStage('open', { OPEN311_URL: backOffice.url });
}, 120_000);
afterAll(async () => {
  await stage.close();
  await backOffice.stop();
});

/** Settles with the reports that have arrived with this reference, once there is one: the hub sends them by itself. */
async function arrived(reference: string): Promise<{ description: string }[]> {
  for (;;) {
    const found = (await backOffice.requests()).filter(({ attributes }) => attributes.reference === reference);
    if (found.length > 0) return found;
    await new Promise((next) => setTimeout(next, 100));
  }
}
/** The reference in the newest message that has one. */
async function referenceIn(chat: ResidentChat): Promise<string> {
  await chat.sees(/your reference is R-/);
  const texts = await chat.texts();
  return REFERENCE.exec(texts.findLast((text) => REFERENCE.test(text)) ?? '')?.[0] ?? 'none';
}

describe('a pothole', () => {
  it('is reported by chat with a mistyped postcode, a correction and a reload, and arrives once', async () => {
    const chat = await stage.resident({ viewport: { width: 390, height: 844 } });
    await chat.say('there is a huge hole in the road outside 14 mill lane');
    await chat.offered('Report it here').click();
    await chat.sees('Where is the hole?');
    await chat.say('14 Mill Lane ZZ1 2A');
    await chat.sees('We do not know that postcode');
    await chat.say('14 Mill Lane');
    await chat.offered('14 Mill Lane, Marlow Reach, ZZ1 2AA').click();
    await chat.sees('Could it hurt somebody');
    await chat.say('no, the other street');
    await chat.sees('14 Mill Lane, Eastfleet, ZZ3 2BD');
    await chat.page.reload();
    await chat.open();
    await chat.offered('Yes').click();
    await chat.sees('What is your name?');
    expect(await findings(chat.page)).toEqual([]);
    await chat.offered('Leave this out').click();
    await chat.sees('What is your email address?');
    await chat.offered('Leave this out').click();
    await chat.sees('Please check what I wrote down');
    await chat.offered('Yes, send it').click();
    const [report, second] = await arrived(await referenceIn(chat));
    expect(second).toBeUndefined();
    expect(report?.description).toContain('How big it is: Bigger than a bin lid');
    await chat.close();
  });

  it('begun in a chat is finished at the desk by keyboard, with nothing asked twice, and arrives once', async () => {
    const [chat, agent] = await Promise.all([
      stage.resident(),
      stage.agent({ viewport: { width: 1280, height: 1400 } }),
    ]);
    await chat.say('there is a hole in the pavement on quarry road');
    await chat.offered('Report it here').click();
    await chat.sees('How big is the hole?');
    await chat.say('can I talk to somebody about it');
    await agent.setStatus('Available');
    await agent.accept('Report a pothole');
    const panel = agent.page.getByRole('region', { name: 'Form', exact: true });
    await panel.getByText('Quarry Road, Chalkwell Heath, ZZ4 1CE').waitFor();
    await panel.getByText('(from their words, not confirmed yet)').first().waitFor();
    // What is missing is asked by itself, one after another.
    await panel.getByRole('group', { name: 'How big is the hole?' }).getByLabel('About as big as a bin lid').check();
    await panel.getByRole('group', { name: 'Could it hurt somebody' }).getByLabel('I am not sure').check();
    await panel.getByText('Everything is there').waitFor();
    expect(await findings(agent.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Send the form' }).click();
    await panel.getByText('Read the answers back to the resident first.').waitFor();
    await panel.getByLabel('I have read it back and they said yes').check();
    await panel.getByRole('button', { name: 'Send the form' }).click();
    await panel
      .getByText(/Sent\. Reference R-/)
      .first()
      .waitFor();
    expect(await arrived(await referenceIn(chat))).toHaveLength(1);
    await agent.close();
    await chat.close();
  });

  it('is reported on its page without a script, filled from the chat, with errors beside their fields', async () => {
    const context = await stage.context({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.goto('/chat');
    await page.getByLabel('Your message').fill('big hole in the road at 5 chapel street');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('link', { name: 'Open the form: Report a pothole' }).click();
    const place = page.getByLabel('Where is the hole?');
    expect(await place.inputValue()).toContain('5 Chapel Street');
    await place.fill('');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Tell us where the hole is.' }).waitFor();
    await place.fill('5 Chapel Street');
    await page.getByRole('group', { name: 'Could it hurt somebody' }).getByLabel('No', { exact: true }).check();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    const reference = (await page.locator('.reference').textContent()) ?? 'none';
    expect(await arrived(reference)).toHaveLength(1);
    await context.close();
  });
});
