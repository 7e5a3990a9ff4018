/**
 * Debts and benefits in a real browser, and whatever leaves the hub meanwhile: no figure stands in any answer, frame, log line or page
 * before the identity level, the contact and the reason are all there (P36, P40), and every look is in the audit trail.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { checkTrail } from '../../src/audit/index.ts';
import { DEMONSTRATION_PASSWORD } from '../../src/security/index.ts';
import { testOffices } from '../support/offices.ts';
import type { TestOffices } from '../support/offices.ts';
import { agentAt, signIn } from '../support/people.ts';
import type { AgentPerson } from '../support/people.ts';
import { AGENT_EMAIL, AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { hasFocus, pressOn } from './support/keyboard.ts';
import { overflow, smallTargets } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const TARGET = 24;
const REFERENCE = 'DEMO-0015';
/** What the offices of the demonstration say that they owe: in pence as it travels, in pounds as an office writes and a page shows it. */
const FIGURES = /(?<![\w.-])(?:41260|412\.60|31825|318\.25|83035|830\.35)(?![\w-])/;

let offices: TestOffices;
let stage: Stage;
let contactId: string;
let conversationId: string;
let agent: AgentPerson;
let supervisor: AgentPerson;
/** Whatever reached the browsers of the agent and of the supervisor, in any form, and answers of which the end is awaited. */
const seen: string[] = [];
const coming: Promise<string>[] = [];

beforeAll(async () => {
  offices = await testOffices();
  stage = await openStage('open', { ...offices.env, LOG_LEVEL: 'trace' });
  const { db } = stage;
  const { id: residentId } = await db.resident.findUniqueOrThrow({ where: { reference: REFERENCE } });
  const { id: assignedTo } = await db.staff.findFirstOrThrow({ where: { email: AGENT_EMAIL } });
  const at = new Date();
  [conversationId, contactId] = [randomUUID(), randomUUID()];
  await db.conversation.create({ data: { id: conversationId, channel: 'webchat', residentId } });
  await db.contact.create({
    data: {
      ...{ id: contactId, conversationId, residentId, channel: 'webchat', startedAt: at },
      ...{ state: 'assigned', assignedTo, queue: 'general', queuedAt: at },
    },
  });
  const staff = async (email: string) => agentAt(stage.url, await signIn(stage.url, email, DEMONSTRATION_PASSWORD));
  [agent, supervisor] = [await staff(AGENT_EMAIL), await staff(SUPERVISOR_EMAIL)];
}, 120_000);
afterAll(async () => {
  for (const { client } of [agent, supervisor]) client.close();
  await stage.close();
  await offices.stop();
});

const known = (identityLevel: number) =>
  stage.db.conversation.update({ where: { id: conversationId }, data: { identityLevel } });

/**
 * Keeps every answer and every frame. What the console asks for is read here before the page gets it, whatever a page does with an
 * answer that it reads in parts; of the rest, an answer without a body, such as a redirect, has nothing to keep.
 */
async function listen(page: Page): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const response = await route.fetch();
    seen.push(await response.text());
    await route.fulfill({ response });
  });
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) coming.push(response.text().catch(() => ''));
  });
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => seen.push(payload.toString())));
}

/** All that has reached the browsers since it was last forgotten, answers under way too. */
async function everything(): Promise<string> {
  return [...seen, ...(await Promise.all(coming))].join('\n');
}

function forget(): void {
  seen.length = 0;
  coming.length = 0;
}

async function openDesk(width: number): Promise<AgentDesk> {
  const page = await (await stage.context({ viewport: { width, height: 900 } })).newPage();
  await listen(page);
  const desk = await AgentDesk.signIn(page);
  await desk.work.filter({ hasText: 'Shanice Bennett' }).click();
  if (width < 600) await page.getByRole('navigation').getByRole('button', { name: 'Resident' }).click();
  return desk;
}

/** What is under way is read to its end first. */
async function leave(desk: AgentDesk): Promise<void> {
  await desk.page.unrouteAll({ behavior: 'wait' });
  await desk.close();
}

const debts = (page: Page) => page.locator('[data-panel="debts"]');

async function askAs({ cookie }: AgentPerson, path: string, body?: object): Promise<number> {
  const url = `${stage.url}/api/console/contacts/${contactId}/${path}`;
  const me = await fetch(`${stage.url}/api/console/me`, { headers: { cookie } });
  const csrf = me.headers.get('x-csrf-token') ?? '';
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  seen.push(await response.text());
  return response.status;
}

/** What the trail says of debts and benefits: whose role, whether they were let, and why or why not. */
async function written(): Promise<string[]> {
  const rows = await stage.db.auditEntry.findMany({ orderBy: { seq: 'asc' } });
  const staff = await stage.db.staff.findMany({ select: { id: true, role: true } });
  const entries = rows.map(
    ({ entry }) => entry as { staffId: string; action: string; outcome: string; problem?: string; reason?: string },
  );
  return entries
    .filter(({ action }) => action.startsWith('debts'))
    .map(({ staffId, action, outcome, problem, reason }) =>
      [staff.find(({ id }) => id === staffId)?.role, action, outcome, problem ?? reason].join(' ').trim(),
    );
}

describe('debts and benefits', () => {
  it('have no figure anywhere without the level, for the agent nor for a supervisor', async () => {
    const desk = await openDesk(1280);
    await debts(desk.page).getByText('It opens at level 2.').waitFor();
    expect(await debts(desk.page).getByRole('button').count()).toBe(0);
    expect(await askAs(supervisor, 'resident')).toBe(200);
    expect(await askAs(agent, 'reasons', { reason: 'asked' })).toBe(403);
    await known(2);
    expect(await askAs(agent, 'reasons', { reason: 'other', words: ' ' })).toBe(400);
    expect(await askAs(agent, 'reasons', { reason: 'asked', words: 'Because' })).toBe(400);
    expect(await askAs(supervisor, 'resident')).toBe(200);
    expect(await askAs(supervisor, 'reasons', { reason: 'asked' })).toBe(403);
    seen.push(await desk.page.content());
    await leave(desk);
    expect((await everything()).includes(REFERENCE)).toBe(true);
    expect(FIGURES.test(await everything())).toBe(false);
    expect(new Set(await written())).toEqual(
      new Set([
        'agent debts-read refused level',
        'agent debts-reason asked',
        'agent debts-reason refused not-allowed',
        'agent debts-reason refused bad-payload',
        'supervisor debts-read refused holder',
        'supervisor debts-reason asked',
        'supervisor debts-reason refused not-allowed',
      ]),
    );
  });

  it.each([390, 1280])('open by keyboard once a reason is given, at %d pixels', async (width) => {
    await stage.db.viewReason.deleteMany();
    forget();
    const desk = await openDesk(width);
    const { page } = desk;
    const show = page.getByRole('button', { name: 'Show debts' });
    await show.waitFor();
    await page.locator('[data-panel="rent"]').getByText('It opens once you say why').waitFor();
    expect(await findings(page)).toEqual([]);
    await pressOn(page, show);
    const [asked, other] = ['The resident asks about them', 'Something else'].map((name) =>
      page.getByRole('radio', { name }),
    ) as [ReturnType<Page['getByRole']>, ReturnType<Page['getByRole']>];
    expect(await hasFocus(asked)).toBe(true);
    await page.keyboard.press('Escape');
    expect(await hasFocus(show)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.getByText('Choose why you need them.').waitFor();
    await other.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('Write in a few words why you need it.').waitFor();
    expect(await findings(page)).toEqual([]);
    expect(await smallTargets(debts(page), TARGET)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    seen.push(await page.content());
    expect(FIGURES.test(await everything())).toBe(false);

    await page.getByLabel('In a few words').fill('They dispute a letter');
    await page.keyboard.press('Enter');
    await debts(page).getByText('£830.35').waitFor();
    await page.locator('[data-panel="councilTax"]').getByText('£412.60').waitFor();
    seen.push(await page.content());
    // As figures travel and as they are shown: what is looked for above is what would have been there.
    const shown = await everything();
    expect([shown.includes('"arrearsPence":41260'), shown.includes('£412.60')]).toEqual([true, true]);
    expect(await hasFocus(debts(page))).toBe(true);
    expect(await findings(page)).toEqual([]);
    expect(await written()).toContain('agent debts-read refused reason');
    expect((await written()).at(-1)).toBe('agent debts-read asked other: They dispute a letter');
    await leave(desk);
  });

  it('close again to whoever holds the contact no more, and stay out of the log', async () => {
    forget();
    await stage.db.contact.update({ where: { id: contactId }, data: { state: 'wrap-up' } });
    const desk = await openDesk(1280);
    await debts(desk.page).getByText('Opened only to whoever deals with this contact').waitFor();
    seen.push(await desk.page.content());
    await leave(desk);
    expect(FIGURES.test(await everything())).toBe(false);
    expect(stage.output()).toContain('"level"');
    expect(stage.output()).not.toMatch(FIGURES);
    expect(stage.output()).not.toContain('dispute');
  });

  it('leave a whole trail, in which a changed row is found', async () => {
    const { db } = stage;
    expect(await checkTrail(db)).toMatchObject({ ok: true });
    const { seq } = await db.auditEntry.findFirstOrThrow({
      where: { entry: { path: ['action'], equals: 'debts-read' } },
      orderBy: { seq: 'asc' },
    });
    await db.$executeRaw`ALTER TABLE "audit_entry" DISABLE TRIGGER USER`;
    await db.$executeRaw`
      UPDATE "audit_entry" SET "entry" = replace("entry"::text, 'level', 'leisure')::json WHERE "seq" = ${seq}`;
    expect(await checkTrail(db)).toEqual({ ok: false, at: seq });
  });
});
