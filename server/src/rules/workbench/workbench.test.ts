import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '@hub/routing-rules';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { projectRoot } from '../../../test/support/hub.ts';
import { createLog } from '../../platform/log.ts';
import { faultsIn } from '../read-rules.ts';
import { readDraft, startRules } from '../rules.ts';
import type { Rules } from '../rules.ts';
import { editRules, faultsOfDraft, fileOfRules, lookAtDraft, replaceAll } from './draft-tasks.ts';
import { readRuleDraft } from './draft.store.ts';
import { createWorkbench } from './workbench.ts';
import type { Workbench } from './workbench.ts';

const directory = join(projectRoot, 'routing-rules');
const [AUTHOR, ONE, TWO] = [1, 2, 3].map((n) => `50000000-0000-4000-8000-00000000000${n}`) as [string, string, string];
const NOTE = 'People without a phone could be worse off; a person stands beside each link.';
const log = createLog({ level: 'silent', nodeName: 'test' }, { write: () => undefined });

let database: TestDatabase;
let now: Date;
let here: Rules;
let there: Rules;
let bench: Workbench;
/** The checks of the rules take seconds; most of these tests are about who may do what, and give sound drafts. */
let areChecked: boolean;
/** What the inclusion guard finds. */
let leftBehind: string[];

const startNode = () =>
  startRules(
    { db: database.db, log, directory, check: (texts) => Promise.resolve(faultsIn(texts)) },
    readDraft(directory),
  );

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE "rule_set", "rule_draft", "rule_publication" RESTART IDENTITY`;
  areChecked = false;
  leftBehind = [];
  now = new Date('2026-06-02T10:00:00Z');
  [here, there] = [await startNode(), await startNode()];
  bench = createWorkbench({
    ...{ db: database.db, clock: () => now, newId: randomUUID, directory, rules: here },
    // The other node of these tests looks at the table when it is told to.
    tellNodes: () => undefined,
    guard: () => Promise.resolve(leftBehind),
    tasks: {
      edit: (task) => Promise.resolve(editRules(task)),
      replace: (task) => Promise.resolve(replaceAll(task)),
      file: (task) => Promise.resolve(fileOfRules(task)),
      look: (task) => Promise.resolve(lookAtDraft(task)),
      faults: (task) => Promise.resolve(areChecked ? faultsOfDraft(task) : []),
    },
  });
});

async function begin(title = 'Wait a little longer'): Promise<string> {
  const begun = await bench.begin(AUTHOR, { title, from: 'live' });
  if (!begun.ok) throw new Error(begun.problem.detail);
  return begun.draftId;
}
const draftOf = async (id: string) => {
  const draft = await readRuleDraft(database.db, id);
  if (!draft) throw new Error('no draft');
  return draft;
};
const edit = async (id: string, change: object, staffId = AUTHOR) =>
  bench.edit(staffId, id, { revision: (await draftOf(id)).revision, edit: change });
const step = async (id: string, staffId: string, asked: object) =>
  bench.step(staffId, id, { revision: (await draftOf(id)).revision, ...asked } as Parameters<Workbench['step']>[2]);
const submit = (id: string, equalityNote = '') => step(id, AUTHOR, { step: 'submit', equalityNote });
const approve = (id: string, staffId: string) => step(id, staffId, { step: 'approve' });
const publish = (id: string, at: string | null = null) =>
  step(id, ONE, { step: 'publish', reason: 'The queue is longer in spring.', at });

const GREETING = { kind: 'set-setting', id: 'busyWaiting', value: 26 };
const DONE = { ok: true, faults: [] };
const limitOf = (rules: Rules) => rules.current().settings.get('busyWaiting');

describe('a draft', () => {
  it('is shown with everything that its outcomes, figures and words are chosen from, and what is locked', () => {
    const texts = readDraft(directory).texts;
    const { table, words } = lookAtDraft({ base: texts, texts, table: 'j-route', words: true });
    const row = table?.rows.find(({ id }) => id === 'J-060');
    const then = row?.then as { route: string; offers: { kind: string }[]; wording: string[] };
    const valuesOf = (list: string) => table?.lists[list]?.map(({ value }) => value);
    expect(table?.role).toBe('route');
    expect(valuesOf('route')).toContain(then.route);
    expect(valuesOf('offerKind')).toEqual(expect.arrayContaining(then.offers.map(({ kind }) => kind)));
    expect(valuesOf('wording')).toEqual(expect.arrayContaining(then.wording));
    expect(table?.examples.some(({ rows }) => rows.includes('J-060'))).toBe(true);
    expect(words?.settings.find(({ id }) => id === 'busyWaiting')).toMatchObject({ value: 25, lock: null });
    expect(words?.settings.some(({ lock }) => lock !== null)).toBe(true);
    expect(words?.signals[0]).toMatchObject({ id: 'fire', label: 'fire' });
  });

  it('changes nothing until it is published, and then all nodes decide by it', async () => {
    areChecked = true;
    const first = here.state().version;
    const id = await begin();
    expect(await edit(id, GREETING)).toMatchObject({ ok: true, reply: { ok: true } });
    expect(await submit(id)).toEqual(DONE);
    expect(await approve(id, ONE)).toEqual(DONE);
    expect(limitOf(here)).toBe(25);
    expect(await publish(id)).toEqual(DONE);
    await there.follow();
    expect([limitOf(here), limitOf(there)]).toEqual([26, 26]);
    expect(there.state()).toMatchObject({ state: 'current', from: 'published', number: 2 });
    // A node that starts afterwards, or reads its files again, decides by what was published.
    const late = await startNode();
    await late.reload();
    expect(limitOf(late)).toBe(26);

    expect(await bench.rollBack(TWO, { to: first, reason: 'It was too long.' })).toEqual({ ok: true, draftId: null });
    await there.follow();
    expect([here, there].map((node) => [node.state().version, limitOf(node)])).toEqual([
      [first, 25],
      [first, 25],
    ]);
    expect(decide(there.current(), {})).toEqual(decide((await startNode()).current(), {}));
    expect(await bench.rollBack(TWO, { to: first, reason: 'It was too long.' })).toMatchObject({ ok: false });
    const history = await database.db.rulePublication.findMany({ orderBy: { number: 'asc' } });
    expect(history).toMatchObject([
      { authorId: AUTHOR, approvedBy: [ONE], publishedBy: ONE, reason: 'The queue is longer in spring.' },
      { authorId: null, publishedBy: TWO, reason: 'It was too long.', version: first },
    ]);
  });

  it('is refused a change that cannot be read, in its cell, and stays as it was', async () => {
    const id = await begin();
    const change = { kind: 'set-cell', table: 'j-route', row: 'J-060', fact: 'channel', value: 'smss' };
    expect(await edit(id, change)).toMatchObject({
      reply: { ok: false, faults: [{ file: 'tables/j-route.json', row: 'J-060', cell: 'channel' }] },
    });
    expect(await draftOf(id)).toMatchObject({ files: {}, revision: 1 });
  });

  it('is never overwritten by somebody who read it earlier', async () => {
    const id = await begin();
    await edit(id, GREETING);
    expect(await bench.edit(ONE, id, { revision: 1, edit: GREETING })).toMatchObject({ problem: { code: 'changed' } });
  });

  it('with faults cannot be handed in: a row may not go without its example', async () => {
    areChecked = true;
    const id = await begin();
    await edit(id, { kind: 'copy-row', table: 'j-route', row: 'J-080', why: 'Another way.' });
    const handed = await submit(id, NOTE);
    expect(handed).toMatchObject({ ok: true });
    expect(handed.ok && handed.faults.join('\n')).toContain('No case shows what this row does');
    expect((await draftOf(id)).state).toBe('draft');
  });

  it('is approved by others than those who changed it, and by two where danger is touched', async () => {
    const id = await begin();
    await edit(id, { kind: 'set-phone', id: 'out-of-hours', number: '01632 960999' });
    await edit(id, { kind: 'set-setting', id: 'busyWaiting', value: 27 }, TWO);
    expect(await submit(id)).toEqual(DONE);
    for (const own of [AUTHOR, TWO]) expect(await approve(id, own)).toMatchObject({ problem: { code: 'not-allowed' } });
    expect(await approve(id, ONE)).toEqual(DONE);
    expect(await publish(id)).toMatchObject({ problem: { code: 'changed' } });
    expect(await approve(id, ONE)).toMatchObject({ problem: { code: 'not-allowed' } });
    expect(await approve(id, randomUUID())).toEqual(DONE);
    expect(await publish(id)).toEqual(DONE);
  });

  it('that leads more people online needs a word on who could be worse off', async () => {
    const id = await begin();
    await edit(id, { kind: 'set-why', table: 'j-route', row: 'J-060', text: 'By text: the link, or a person.' });
    expect(await submit(id)).toMatchObject({ problem: { where: 'equalityNote' } });
    expect(await submit(id, NOTE)).toEqual(DONE);
  });

  it('is published at its date by whoever looks first, once', async () => {
    const id = await begin();
    await edit(id, GREETING);
    await submit(id);
    await approve(id, ONE);
    await publish(id, '2026-07-01T06:00:00Z');
    await bench.publishDue();
    expect(limitOf(here)).toBe(25);
    now = new Date('2026-07-01T06:00:01Z');
    await Promise.all([bench.publishDue(), bench.publishDue()]);
    expect(limitOf(here)).toBe(26);
    expect(await database.db.rulePublication.count()).toBe(1);
    expect((await draftOf(id)).state).toBe('published');
  });

  it('that leaves a group behind is neither published nor given a date, and goes back to be written where that is found on its day', async () => {
    const id = await begin();
    await edit(id, GREETING);
    await submit(id);
    await approve(id, ONE);
    leftBehind = ['People who sign fall behind.'];
    expect(await publish(id)).toEqual({ ok: true, faults: leftBehind });
    expect(await publish(id, '2026-07-01T06:00:00Z')).toEqual({ ok: true, faults: leftBehind });
    expect((await draftOf(id)).state).toBe('approved');
    leftBehind = [];
    await publish(id, '2026-07-01T06:00:00Z');
    [leftBehind, now] = [['People who sign fall behind.'], new Date('2026-07-01T06:00:01Z')];
    await bench.publishDue();
    expect(await draftOf(id)).toMatchObject({ state: 'draft', faults: leftBehind });
    expect(limitOf(here)).toBe(25);
  });

  it('is not published over what was published since; it takes that up, and is approved anew', async () => {
    const [one, two] = [await begin(), await begin('Another number')];
    await edit(one, GREETING);
    await edit(two, { kind: 'set-phone', id: 'contact-centre', number: '01632 960998' });
    for (const id of [one, two]) {
      await submit(id);
      for (const staffId of [ONE, TWO]) await approve(id, staffId);
    }
    expect(await publish(one)).toEqual(DONE);
    const late = await publish(two);
    expect(late.ok && late.faults[0]).toContain('Another version was published');
    await step(two, AUTHOR, { step: 'reopen' });
    expect(await step(two, AUTHOR, { step: 'renew' })).toEqual(DONE);
    await submit(two);
    for (const staffId of [ONE, TWO]) await approve(two, staffId);
    expect(await publish(two)).toEqual(DONE);
    expect(limitOf(here)).toBe(26);
  });
});

it('keeps the history of publications as it was', async () => {
  await bench.rollBack(TWO, { to: here.state().version, reason: 'Nothing.' });
  const id = await begin();
  await edit(id, GREETING);
  await submit(id);
  await approve(id, ONE);
  await publish(id);
  await expect(database.db.rulePublication.deleteMany()).rejects.toThrow();
});
