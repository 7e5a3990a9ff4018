/** The chat page as a browser without JavaScript shows it: forms, and a page a time. */
import type { Locator, Page } from 'playwright-core';

export class PlainChat {
  readonly page: Page;
  readonly messages: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.messages = page.locator('.messages > li');
    this.state = page.locator('.state');
  }

  static async open(page: Page): Promise<PlainChat> {
    await page.goto('/chat');
    return new PlainChat(page);
  }

  async say(text: string): Promise<void> {
    await this.page.getByLabel('Your message').fill(text);
    await this.press('Send');
  }

  /** Presses the last button of that name and waits for the page that follows. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).last().click();
    await this.page.waitForLoadState();
  }

  /** Checks for replies, as the page says to, until something is there: on a slow machine an answer may miss its page. */
  async until(something: Locator): Promise<void> {
    while (!(await something.first().isVisible())) await this.press('Check for replies');
  }

  texts(): Promise<string[]> {
    return this.messages.locator('.words').allTextContents();
  }
}
