/** The resident's chat as a person sees it, in the overlay and on its own page. */
import type { Locator, Page } from 'playwright-core';

export class ResidentChat {
  readonly page: Page;
  readonly launcher: Locator;
  readonly whole: Locator;
  readonly place: Locator;
  readonly link: Locator;
  readonly box: Locator;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.launcher = page.getByRole('button', { name: /^(Chat with us|Go back to your chat)/ });
    this.whole = page.locator('.hub-chat');
    this.place = this.whole.locator('.hub-place');
    this.link = this.whole.locator('.hub-link');
    this.box = this.whole.getByLabel('Your message');
    this.messages = this.whole.locator('.hub-message');
  }

  static async openAtHome(page: Page): Promise<ResidentChat> {
    const chat = new ResidentChat(page);
    await page.goto('/');
    await chat.open();
    return chat;
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.messages.first().waitFor();
  }

  async say(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  button(name: string): Locator {
    return this.whole.getByRole('button', { name, exact: true });
  }

  /** One of the tools that few need; where they are folded away they are unfolded first. */
  async tool(name: string): Promise<Locator> {
    const more = this.button('More');
    if ((await more.isVisible()) && (await more.getAttribute('aria-expanded')) === 'false') await more.press('Enter');
    return this.button(name);
  }

  /** The button among what the newest answers offer. */
  offered(name: string): Locator {
    return this.messages.getByRole('button', { name, exact: true }).last();
  }

  /** The message with exactly these words, once it is shown. */
  async sees(text: string | RegExp): Promise<void> {
    await this.messages.filter({ hasText: text }).last().waitFor();
  }

  /** Settles once the line about the queue, the adviser or the end says so. */
  async standsAt(words: string | RegExp): Promise<void> {
    await this.place.filter({ hasText: words }).waitFor();
  }

  async linkSays(words: string): Promise<void> {
    await this.link.filter({ hasText: words }).waitFor();
  }

  /** Every message in the order of the page. */
  texts(): Promise<string[]> {
    return this.messages.locator('.hub-words').allTextContents();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
