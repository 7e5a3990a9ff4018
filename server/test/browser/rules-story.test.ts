/**
 * A supervisor changes the rules, in one piece and on two nodes: a service gets its day, a draft that leads every text to a link is
 * stopped by the promises and by the inclusion guard, is mended, approved by a colleague, published, and put back (WCAG 2.2 AA).
 */
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { openDueServices } from '../../src/service-states/index.ts';
import { dayOf } from '../../src/service-states/state.ts';
import type { Hub } from '../support/hub.ts';
import { SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { addTexts, decidedAt, decidesBy, rulesIn } from './support/decided.ts';
import { RulesPage } from './support/rules-page.ts';
import { openTwoNodes } from './support/two-node-stage.ts';
import type { TwoNodeStage } from './support/two-node-stage.ts';

// Every check of the rules runs each time a draft is sent or published; nothing here is about time.
jest.setTimeout(900_000);

const COLLEAGUE_EMAIL = 'raj@demo.example';
const TITLE = 'A link for every text';
const EVERY_TEXT = 'A link for every text, and nobody has to wait.';
const MILD = 'Access not known: ask, and a person stands beside the link.';
const PROTECTED = 'A person stands beside the link, and access is asked.';
/** The examples of row I-040 that name its offers. */
const EXAMPLES = ['T-I-040', 'T-I-040u', 'T-I-040-1', 'T-I-040-2'];
const DAY_MS = 86_400_000;

let stage: TwoNodeStage;
beforeAll(async () => {
  stage = await openTwoNodes();
}, 300_000);
afterAll(() => stage.close());

const isSound = async ({ page }: RulesPage) => {
  expect(await findings(page)).toEqual([]);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
};
const onNarrowPage = async ({ page }: RulesPage) => {
  const wide = page.viewportSize() ?? { width: 1280, height: 900 };
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize(wide);
};
/** What a resident who writes to a node now is answered, and by which rows of which version that was decided. */
const asked = async (node: Hub, question: string, answer: string | RegExp) => {
  const resident = await stage.resident(node);
  await resident.say(question);
  await resident.sees(answer);
  await resident.close();
  return decidedAt(stage.db);
};

async function permitsGoLive(rules: RulesPage): Promise<void> {
  const [node] = stage.nodes;
  const day = dayOf(new Date(Date.now() + 10 * DAY_MS));
  const inWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(
    new Date(day),
  );
  const line = rules.dialog.getByRole('row', { name: /Parking permits/ });
  const permit = (answer: string) => asked(node, 'I need a parking permit', answer);
  expect((await permit('You cannot ask for one online yet.')).rows).not.toContain('J-050');

  await rules.press('Services');
  await line.getByText('coming', { exact: true }).waitFor();
  await rules.press('Change Parking permits');
  const field = rules.dialog.getByLabel('Goes live on');
  await field.fill(dayOf(new Date(Date.now() - 2 * DAY_MS)));
  await rules.press('Save');
  await rules.dialog
    .getByRole('alert')
    .getByRole('link', { name: /Choose a day after today/ })
    .press('Enter');
  await rules.page.locator('input[type=date]:focus').waitFor();
  expect(await rules.dialog.locator('input[type=date][aria-invalid=true]').count()).toBe(1);
  await isSound(rules);
  await field.fill(day);
  await rules.press('Save');
  await rules.says('Parking permits is changed.');
  await line.getByText(`coming, live on ${inWords}`, { exact: true }).waitFor();
  await isSound(rules);

  // What the hub does every minute, done on the evening before and on the day.
  await openDueServices(stage.db, new Date(Date.parse(day) - DAY_MS / 2));
  expect((await permit('You cannot ask for one online yet.')).rows).not.toContain('J-050');
  await openDueServices(stage.db, new Date(Date.parse(day) + DAY_MS / 2));
  expect((await permit('Did this help?')).rows).toContain('J-050');
  await rules.press('Rules');
  await rules.press('Services');
  await line.getByText('live', { exact: true }).waitFor();
}

async function everyTextGetsALink(rules: RulesPage): Promise<void> {
  await rules.press('Rules');
  await rules.dialog.getByLabel('What is to change, in a few words').fill(TITLE);
  await rules.page.keyboard.press('Enter');
  await rules.dialog.getByRole('heading', { name: TITLE }).waitFor();
  await rules.openRow('i-route', 'I-040');
  for (const fact of ['Online form', 'Digital access', 'Digital skills']) await rules.asksNothingOf(fact);
  await rules.offers(2, 'a call back', 'by voice');
  await rules.explains(EVERY_TEXT);

  // A confidence lies between 0 and 1: what was typed is refused in its cell, and stays.
  const confidence = rules.condition('Confidence of the bot');
  const limit = confidence.getByLabel('Limit (lower limit)');
  await limit.selectOption('a number');
  const number = confidence.getByLabel('Number (lower limit)');
  await number.fill('7');
  await rules.press('Save');
  await rules.dialog
    .getByRole('alert')
    .getByRole('link', { name: /Confidence of the bot/ })
    .press('Enter');
  await confidence.locator('select:focus').waitFor();
  expect(await number.inputValue()).toBe('7');
  await isSound(rules);
  await limit.selectOption('Confidence from which the assistant answers');
  await rules.save('I-040');
}

/** Who would be affected, and that it cannot be published so. */
async function seesWhomItLeavesBehind(rules: RulesPage): Promise<void> {
  await rules.tryOnEightWeeks();
  await rules.tried.getByText('Yes. It cannot be published as it is.').waitFor();
  await rules.tried.getByText(/^Contacts from .+ to .+\.$/).waitFor();
  expect(await rules.tried.getByText(/would be dealt with otherwise\.$/).textContent()).not.toMatch(/^0 /);
  const found = rules.tried.getByRole('listitem').filter({ hasText: 'Access not known: meet a person' });
  expect(await found.textContent()).toContain('By the rows I-040.');
  await rules.tried.getByText(/^Look at \d+ contacts? one by one$/).press('Enter');
  const contact = rules.tried.getByRole('row', { name: /^Text message: / }).first();
  const [before, after] = [contact.getByRole('cell').first(), contact.getByRole('cell').last()];
  expect(await before.getByRole('listitem').first().textContent()).not.toBe('');
  expect(await before.textContent()).not.toContain(EVERY_TEXT);
  expect(await after.textContent()).toContain(EVERY_TEXT);
  await isSound(rules);
  await onNarrowPage(rules);
}

async function agreesAndPublishes(rules: RulesPage, reason: string): Promise<void> {
  await rules.openDraft(TITLE);
  await rules.press('Approve');
  await rules.says('Approved: 1 of 1.');
  await rules.publish(reason);
}

it('is changed by a supervisor, held by the guard, mended, published on two nodes and put back', async () => {
  const [one, two] = stage.nodes;
  await addTexts(stage.db, 12);
  const first = await rulesIn(one);
  expect(await rulesIn(two)).toBe(first);
  const sian = await RulesPage.open(await stage.desk(SUPERVISOR_EMAIL));
  await isSound(sian);
  await permitsGoLive(sian);

  await everyTextGetsALink(sian);
  await isSound(sian);
  await seesWhomItLeavesBehind(sian);
  await sian.sendForReview('Nobody, we think.');
  await sian.says(/Would break promise V-030 \(No digital access: no link at all\.\)/);
  await sian.says(/things stand in the way/);
  await isSound(sian);

  // As far as the promises let it go: who says nothing of their access gets the link, and no person.
  await sian.button('Open I-040').first().press('Enter');
  await sian.dialog.getByRole('heading', { name: 'Change I-040' }).waitFor();
  await sian.asksFor('Online form', ['live']);
  await sian.asksFor('Digital access', ['not known']);
  await sian.asksFor('Digital skills', ['good enough', 'not known']);
  await sian.save('I-040');
  await sian.decideAnew(EXAMPLES);
  await sian.says('The draft was changed since.');
  await sian.sendForReview('Nobody, we think.');
  await sian.says('Approved: 0 of 1.');
  const raj = await RulesPage.open(await stage.desk(COLLEAGUE_EMAIL));
  await agreesAndPublishes(raj, 'To save time.');
  await raj.says(/Inclusion guard · Access not known · .+ meet a person on the channel they use\. .+ By I-040\./);
  await isSound(raj);
  expect(await rulesIn(one)).toBe(first);

  await sian.openDraft(TITLE);
  await sian.press('Open it again to change it');
  await sian.openRow('i-route', 'I-040');
  await sian.offers(2, 'a person', 'on the channel in use');
  await sian.explains(MILD);
  await sian.save('I-040');
  await sian.decideAnew(EXAMPLES);
  await sian.tryOnEightWeeks();
  await sian.tried.getByText('No. No group comes off worse than others by more than is allowed.').waitFor();
  await sian.sendForReview(PROTECTED);
  await sian.says('Approved: 0 of 1.');
  await agreesAndPublishes(raj, 'The words are better.');
  await raj.says('It was published.');
  await isSound(raj);

  const second = await rulesIn(one);
  expect(second).not.toBe(first);
  await decidesBy(two, second);
  const pothole = (node: Hub) => asked(node, 'there is a pothole outside my house', 'Did this help?');
  for (const node of stage.nodes) expect((await pothole(node)).version).toBe(second);

  await raj.press('Back to all drafts');
  await raj.says('Approved by Raj Mehta.');
  await raj.dialog.getByLabel('Why', { exact: true }).fill('We look at it again next month.');
  await raj.press('Put it back');
  await raj.says('It is in force.');
  await isSound(raj);
  await onNarrowPage(raj);
  expect(await rulesIn(one)).toBe(first);
  await decidesBy(two, first);
  for (const node of stage.nodes) expect((await pothole(node)).version).toBe(first);
});
