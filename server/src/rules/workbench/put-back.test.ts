import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
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
const log = createLog({ level: 'silent', nodeName: 'test' }, { write: () => undefined });
const DONE = { ok: true, faults: [] };

let database: TestDatabase;
let rules: Rules;
let bench: Workbench;

beforeAll(async () => {
  database = await testDatabase();
  rules = await startRules(
    { db: database.db, log, directory, check: (texts) => Promise.resolve(faultsIn(texts)) },
    readDraft(directory),
  );
  bench = createWorkbench({
    ...{ db: database.db, clock: () => new Date('2026-06-02T10:00:00Z'), newId: randomUUID, directory, rules },
    ...{ tellNodes: () => undefined, guard: () => Promise.resolve([]) },
    tasks: {
      edit: (task) => Promise.resolve(editRules(task)),
      replace: (task) => Promise.resolve(replaceAll(task)),
      file: (task) => Promise.resolve(fileOfRules(task)),
      look: (task) => Promise.resolve(lookAtDraft(task)),
      faults: (task) => Promise.resolve(faultsOfDraft(task)),
    },
  });
});
afterAll(() => database.close());

const draftOf = async (id: string) => {
  const draft = await readRuleDraft(database.db, id);
  if (!draft) throw new Error('no draft');
  return draft;
};
const step = async (id: string, staffId: string, asked: object) =>
  bench.step(staffId, id, { revision: (await draftOf(id)).revision, ...asked } as Parameters<Workbench['step']>[2]);
const publish = (id: string) => step(id, ONE, { step: 'publish', reason: 'As agreed.', at: null });
const approve = async (id: string) => {
  for (const staffId of [ONE, TWO])
    if ((await draftOf(id)).state === 'in-review') expect(await step(id, staffId, { step: 'approve' })).toEqual(DONE);
};

/** Publishes one change, and answers the version that is in force then. */
async function published(edit: object): Promise<string> {
  const begun = await bench.begin(AUTHOR, { title: 'A change', from: 'live' });
  if (!begun.ok) throw new Error(begun.problem.detail);
  const { draftId } = begun;
  expect(await bench.edit(AUTHOR, draftId, { revision: 1, edit })).toMatchObject({ reply: { ok: true } });
  expect(await step(draftId, AUTHOR, { step: 'submit', equalityNote: '' })).toEqual(DONE);
  await approve(draftId);
  expect(await publish(draftId)).toEqual(DONE);
  return rules.state().version;
}

it('puts back at once only what was in force just before, where two people must agree to what it changes', async () => {
  const first = rules.state().version;
  const second = await published({ kind: 'add-phrase', signal: 'gas', phrase: 'gas meter hissing' });
  const third = await published({ kind: 'set-setting', id: 'busyWaiting', value: 26 });

  const asked = await bench.rollBack(AUTHOR, { to: first, reason: 'The words were wrong.' });
  if (!asked.ok || asked.draftId === null) throw new Error('put back by one person alone');
  expect(rules.state().version).toBe(third);
  expect(await draftOf(asked.draftId)).toMatchObject({ state: 'in-review', reason: 'The words were wrong.' });
  expect(await step(asked.draftId, AUTHOR, { step: 'approve' })).toMatchObject({ problem: { code: 'not-allowed' } });
  await approve(asked.draftId);
  expect(await draftOf(asked.draftId)).toMatchObject({ state: 'approved', approvedBy: [ONE, TWO] });
  // Words of danger may go with it: what was in force once passed its checks.
  expect(await publish(asked.draftId)).toEqual(DONE);
  expect(rules.state().version).toBe(first);

  // What was in force just before comes back at once, whatever it touches; so does what touches neither.
  expect(await bench.rollBack(AUTHOR, { to: third, reason: 'It was right.' })).toEqual({ ok: true, draftId: null });
  expect(rules.state().version).toBe(third);
  expect(await bench.rollBack(AUTHOR, { to: second, reason: 'Fewer wait.' })).toEqual({ ok: true, draftId: null });
  expect(rules.state().version).toBe(second);
}, 240_000);
