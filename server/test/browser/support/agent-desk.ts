/** The agent's console as a person sees it. */
import type { Locator, Page } from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../../src/security/index.ts';

/** Serves every queue of the demonstration council. */
export const AGENT_EMAIL = 'bola@demo.example';
export const SUPERVISOR_EMAIL = 'sian@demo.example';

export class AgentDesk {
  readonly page: Page;
  readonly status: Locator;
  readonly offers: Locator;
  readonly alerts: Locator;
  readonly work: Locator;
  readonly box: Locator;
  readonly entries: Locator;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('button', { name: /^Status:/ });
    this.offers = page.getByRole('region', { name: 'Offered to you' }).locator('.offer');
    this.alerts = page.getByRole('region', { name: 'Danger to life' });
    this.work = page.getByRole('region', { name: 'My work' }).locator('.my-contact');
    this.box = page.getByLabel(/^Message to /);
    this.entries = page.getByRole('log', { name: 'Messages' }).locator('.thread__row');
  }

  /** Signs in through the form of the demonstration. */
  static async signIn(page: Page, email = AGENT_EMAIL): Promise<AgentDesk> {
    const desk = new AgentDesk(page);
    await page.goto('/console');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill(DEMONSTRATION_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Connected', { exact: true }).waitFor();
    return desk;
  }

  async setStatus(name: string): Promise<void> {
    await this.status.click();
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.statusIs(name);
  }

  async statusIs(name: string): Promise<void> {
    await this.page.getByRole('button', { name: `Status: ${name}` }).waitFor();
  }

  /** Accepts the offer about a subject, once it is held out. */
  async accept(subject: string): Promise<void> {
    await this.offers
      .filter({ hasText: subject })
      .getByRole('button', { name: /^Accept/ })
      .click();
    await this.work.filter({ hasText: subject }).waitFor();
  }

  /** Opens one of the agent's own contacts. */
  async turnTo(subject: string): Promise<void> {
    await this.work.filter({ hasText: subject }).click();
    await this.page.locator('.contact-header').filter({ hasText: subject }).waitFor();
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.entries.filter({ hasText: text }).last().waitFor();
  }

  /** The words of the open conversation, in the order of the page, which must be high enough to show all of them. */
  async texts(): Promise<string[]> {
    const texts = await this.entries.locator('.message__text, .separator p').allTextContents();
    // What the hub itself says is followed by the time, in one line.
    return texts.map((text) => text.replace(/ \d\d:\d\d *$/, ''));
  }

  /** Ends the open conversation. */
  async end(): Promise<void> {
    await this.page.getByRole('button', { name: 'End chat' }).click();
    await this.page.getByRole('button', { name: 'Yes, end it' }).click();
    await this.page.getByRole('group', { name: 'How did it end?' }).waitFor();
  }

  async wrapUp(disposition: string): Promise<void> {
    await this.page.getByLabel(disposition, { exact: true }).check();
    await this.page.getByRole('button', { name: 'Done', exact: true }).click();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
