/** Everything that an adviser does at the desk, by keys alone, one line of a table each. */
import type { Page } from 'playwright-core';
import type { AgentDesk } from './agent-desk.ts';
import { askPriya, button, command, setStatus, wrapUp } from './desk-keys.ts';
import { pressOn, tabTo, typeInto } from './keyboard.ts';
import type { PhoneNetwork } from './phone-network.ts';
import type { ResidentChat } from './resident-chat.ts';

/** Who takes part, and what happens between them. */
export interface Play {
  bola: AgentDesk;
  priya: AgentDesk;
  resident: ResidentChat;
  network: PhoneNetwork;
  /** Throws where axe finds something on a page as it is at this moment. */
  isFine: (page: Page) => Promise<void>;
}

export interface Deed {
  name: string;
  /** What it asks the hub for, by socket. */
  events: readonly string[];
  /** Whose desk it is done at. */
  at?: 'priya';
  does: (page: Page, play: Play) => Promise<unknown>;
}

/** Everything that an adviser does, in an order in which one leads to the next. */
export const DEEDS: readonly Deed[] = [
  { name: 'set a status', events: ['status:set'], does: (page) => setStatus(page, 'Available') },
  {
    name: 'accept an offer',
    events: ['offer:accept'],
    does: async (page, { bola, resident }) => {
      await resident.say('theres a massive pothole outside my house');
      await resident.offered('Talk to a person').click();
      await pressOn(page, button(bola.offers, /^Accept/));
      await bola.box.waitFor();
      await page.waitForFunction(`document.activeElement?.tagName === 'TEXTAREA'`);
    },
  },
  {
    name: 'send a message',
    events: ['message:send'],
    does: async (page, { resident }) => {
      await page.keyboard.type('Hello, how can I help?\n');
      await resident.sees('Hello, how can I help?');
    },
  },
  {
    name: 'choose a ready reply',
    events: [],
    does: async (page, { resident }) => {
      await page.keyboard.type('/where it is');
      await page.getByRole('option', { selected: true }).filter({ hasText: 'Ask where it is' }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await resident.sees('A road name and the nearest house number help us to find it.');
    },
  },
  {
    name: 'read the keys on the sheet',
    events: [],
    does: async (page, { bola, isFine }) => {
      await tabTo(page, button(page, 'Ready replies'));
      await page.keyboard.press('Control+/');
      await page.getByRole('dialog', { name: 'Keyboard help' }).waitFor();
      await isFine(page);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Alt+1');
      await bola.box.and(page.locator(':focus')).waitFor();
    },
  },
  {
    name: 'fill in a form with the resident',
    events: [],
    does: async (page, { isFine }) => {
      const form = page.locator('.form-panel');
      if ((await form.getAttribute('open')) === null) await pressOn(page, form.locator('summary'));
      await typeInto(page, form.getByLabel('Fill in a form with them'), 'Report a pothole');
      await pressOn(page, button(form, 'Begin'));
      const box = form.locator('dd').locator('input, textarea').first();
      await box.waitFor();
      await isFine(page);
      await typeInto(page, box, 'Quarry Road, Chalkwell Heath');
      await pressOn(page, button(form, 'Write down'));
      await form.getByText(/^Written down: /).waitFor();
    },
  },
  {
    name: 'set a contact aside',
    events: ['contact:set-aside'],
    does: async (page, { resident, isFine }) => {
      await command(page, 'aside');
      const dialog = page.getByRole('dialog', { name: /^Set .* aside$/ });
      await tabTo(page, dialog.getByLabel('In 30 minutes'));
      for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      await isFine(page);
      await pressOn(page, button(dialog, 'Set it aside'));
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('region', { name: 'Set aside (1)' }).waitFor();
      await resident.sees(/Bola will come back to you by 9:00 am on /);
    },
  },
  {
    name: 'take up again what was set aside',
    events: ['contact:bring-back'],
    does: async (page) => {
      await command(page, 'take up');
      await page.getByRole('region', { name: 'Set aside (1)' }).waitFor({ state: 'detached' });
    },
  },
  { name: 'ask a colleague', events: ['contact:transfer'], does: askPriya },
  {
    name: 'stop asking',
    events: ['contact:stop-asking'],
    does: async (page) => {
      await command(page, 'stop asking');
      await page.getByText('Asking Priya Raman…').waitFor({ state: 'detached' });
      await askPriya(page);
    },
  },
  {
    name: 'decline an offer',
    events: ['offer:decline'],
    at: 'priya',
    does: async (page, { bola, priya }) => {
      await pressOn(page, button(priya.offers, /^Decline/));
      await bola.page.locator('.company').getByText('Priya Raman is not joining.').waitFor();
      await askPriya(bola.page);
      await pressOn(page, button(priya.offers, /^Accept/));
      await page.getByText('You are here to advise.').waitFor();
    },
  },
  {
    name: 'write a note for staff, and mention a colleague',
    events: ['contact:note'],
    at: 'priya',
    does: async (page, { bola, isFine }) => {
      await typeInto(page, page.getByLabel('Note for staff. The resident never sees it.'), 'Ask which road it is. @');
      await page.keyboard.type('bo');
      await page.getByRole('option', { name: 'Bola Adekunle', selected: true }).waitFor();
      await isFine(page);
      await page.keyboard.press('Enter');
      await pressOn(page, button(page, 'Write the note'));
      await bola.sees('Ask which road it is. @Bola Adekunle');
    },
  },
  {
    name: 'mark a mention as seen',
    events: ['mention:seen'],
    does: async (page, { isFine }) => {
      const mentions = page.getByRole('region', { name: '1 note mentions you' });
      await mentions.locator('strong', { hasText: 'Priya Raman mentions you in a note' }).waitFor();
      await isFine(page);
      await pressOn(page, button(mentions, /^Mark as seen/));
      await mentions.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'leave where one helps',
    events: ['contact:leave'],
    at: 'priya',
    does: async (page) => {
      await command(page, 'leave the contact');
      await page.getByText('You are here to advise.').waitFor({ state: 'detached' });
    },
  },
  {
    name: 'mark a disclosure',
    events: ['contact:disclose'],
    does: async (page) => {
      await pressOn(page, button(page, 'Mark as disclosure'));
      await pressOn(page, button(page, 'Yes, mark it'));
      await page.getByText('Restricted: safeguarding').waitFor();
    },
  },
  {
    name: 'say that something is done',
    events: ['duty:done'],
    does: async (page) => {
      const policy = page.locator('.policy');
      await pressOn(page, button(policy, /^Done/).first());
      await policy.locator('.done__summary').waitFor();
    },
  },
  {
    name: 'check who somebody is',
    events: [],
    does: async (page, { isFine }) => {
      await command(page, 'check who');
      const dialog = page.getByRole('dialog', { name: 'Check who this is' });
      await pressOn(page, button(dialog, 'Check'));
      await dialog.getByText('Find and choose the resident first.').waitFor();
      await isFine(page);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'end a contact',
    events: ['contact:end'],
    does: async (page, { resident }) => {
      await command(page, 'end');
      await pressOn(page, button(page, 'Yes, end it'));
      await resident.standsAt('This chat has ended.');
    },
  },
  { name: 'wrap up', events: ['contact:wrap-up'], does: wrapUp },
  {
    name: 'hold a call, and end it',
    events: [],
    does: async (page, { bola, network, isFine }) => {
      await network.ring('+447700900141');
      await pressOn(page, button(bola.offers, /^Accept/));
      const bar = page.getByRole('region', { name: 'Telephone call' });
      await bar.getByText('You are talking.').first().waitFor();
      await pressOn(page, button(bar, 'Hold'));
      await bar.getByText('They are on hold.').first().waitFor();
      await isFine(page);
      await command(page, 'take off hold');
      await bar.getByText('You are talking.').first().waitFor();
      await pressOn(page, button(bar, 'End the call'));
      await pressOn(page, button(page, 'Yes, end the call'));
      await wrapUp(page);
    },
  },
  {
    name: 'choose colours and sounds',
    events: [],
    does: async (page, { isFine }) => {
      await command(page, 'settings');
      const dialog = page.getByRole('dialog', { name: 'Settings of my desk' });
      await tabTo(page, dialog.getByLabel('As this computer'));
      for (const key of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      await page.locator('html[data-theme="dark"]').waitFor();
      await isFine(page);
      await tabTo(page, dialog.getByRole('switch', { name: 'A sound for an offer' }));
      await page.keyboard.press('Space');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    },
  },
  {
    name: 'log a contact',
    events: [],
    does: async (page) => {
      await command(page, 'log a contact');
      const dialog = page.getByRole('dialog', { name: 'Log a contact' });
      // The dialog opens before what stands in it has come.
      await pressOn(page, dialog.getByRole('radio').first(), 'Space');
      await typeInto(page, dialog.getByLabel('What did they say?'), 'They ask when the library opens.');
      await pressOn(page, button(dialog, 'Log it'));
      await page.getByText('Written down by Bola Adekunle').waitFor();
    },
  },
];
