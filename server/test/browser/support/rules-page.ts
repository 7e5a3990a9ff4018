/** The rules workbench as a supervisor sees and uses it. */
import type { Locator, Page } from 'playwright-core';
import type { AgentDesk } from './agent-desk.ts';

/** Every check of the rules runs before a step is taken, on a machine that others use too. */
const CHECKED = { timeout: 240_000 };

export class RulesPage {
  readonly page: Page;
  readonly dialog: Locator;
  readonly tried: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Rules and services' });
    this.tried = this.dialog.getByRole('region', { name: 'Try it on past contacts' });
  }

  static async open({ page }: AgentDesk): Promise<RulesPage> {
    const rules = new RulesPage(page);
    await page.getByRole('button', { name: 'Rules and services' }).press('Enter');
    await rules.dialog.getByRole('heading', { name: 'Rules in force' }).waitFor();
    return rules;
  }

  button(name: string | RegExp): Locator {
    return this.dialog.getByRole('button', { name, exact: true });
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).press('Enter');
  }

  /** Settles once a sentence is shown that may have to wait for every check. */
  async says(words: string | RegExp): Promise<void> {
    await this.dialog.getByText(words).first().waitFor(CHECKED);
  }

  /** Opens a draft from the list as it is now. */
  async openDraft(title: string): Promise<void> {
    await this.press('Rules');
    await this.press(title);
    await this.dialog.getByRole('heading', { name: title }).waitFor();
  }

  async openRow(table: string, row: string): Promise<void> {
    await this.dialog.getByLabel('Table', { exact: true }).selectOption(table);
    await this.press(`Change ${row}`);
    await this.dialog.getByRole('heading', { name: `Change ${row}` }).waitFor();
  }

  /** What the open row asks for of one fact. */
  condition(fact: string): Locator {
    return this.dialog.getByRole('group', { name: fact, exact: true });
  }

  async asksNothingOf(fact: string): Promise<void> {
    await this.condition(fact).getByLabel(`${fact} counts if it`).selectOption('any');
  }

  async asksFor(fact: string, choices: readonly string[]): Promise<void> {
    await this.condition(fact).getByLabel(`${fact} counts if it`).selectOption('is');
    for (const choice of choices) await this.condition(fact).getByLabel(choice, { exact: true }).check();
  }

  /** Makes one offer of the open row another kind, in another way. */
  async offers(place: number, kind: string, by: string): Promise<void> {
    const part = this.dialog.getByRole('group', { name: /^Offers/ }).locator('.rules__part');
    await part
      .nth(place - 1)
      .getByLabel(`Offer ${place}`, { exact: true })
      .selectOption({ label: kind });
    await part
      .nth(place - 1)
      .getByLabel('How', { exact: true })
      .selectOption({ label: by });
  }

  async explains(why: string): Promise<void> {
    await this.dialog.getByLabel('Explanation', { exact: true }).fill(why);
  }

  /** Settles once the form is closed because everything in it was saved. */
  async save(row: string): Promise<void> {
    await this.press('Save');
    await this.page.locator(`#rule-${row}-change:focus`).waitFor();
  }

  /** Decides examples of the chosen table anew, as the draft has it. */
  async decideAnew(examples: readonly string[]): Promise<void> {
    await this.dialog.getByText(/^Examples of this table/).press('Enter');
    for (const example of examples) {
      await this.press(`Decide it anew ${example}`);
      await this.dialog.getByText(`${example} is decided anew.`).waitFor();
    }
  }

  /** Tries the draft on the contacts of the last eight weeks. */
  async tryOnEightWeeks(): Promise<void> {
    await this.tried.getByLabel('Which contacts').selectOption('The last 8 weeks');
    await this.tried.getByRole('button', { name: /^Try (the draft|it again)$/ }).press('Enter');
  }

  async sendForReview(note: string): Promise<void> {
    await this.dialog.getByLabel(/^Who could be worse off when more people are led online/).fill(note);
    await this.press('Send for review');
  }

  async publish(reason: string): Promise<void> {
    await this.dialog.getByLabel('Why it is published').fill(reason);
    await this.press('Publish');
  }
}
