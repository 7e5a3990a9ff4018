import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { decide } from '@hub/routing-rules';
import type { Facts } from '@hub/routing-rules';
import { testDatabase } from '../../test/support/database.ts';
import type { TestDatabase } from '../../test/support/database.ts';
import { ownFolder } from '../../test/invariants/support/own-folder.ts';
import type { OwnFolder } from '../../test/invariants/support/own-folder.ts';
import { projectRoot } from '../../test/support/hub.ts';
import { createLog } from '../platform/log.ts';
import { makeAgain } from './made-again.store.ts';
import { faultsIn } from './read-rules.ts';
import { readDraft, startRules } from './rules.ts';
import type { Rules } from './rules.ts';
import { readRuleSet } from './rule-set.store.ts';
import type { RuleTexts } from './rule-texts.ts';

let database: TestDatabase;
let folder: OwnFolder;
let directory: string;
let logged: string[];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.db.$executeRaw`TRUNCATE "rule_set", "rule_publication" RESTART IDENTITY`;
  await database.db.$executeRaw`TRUNCATE "conversation", "decision" CASCADE`;
  folder = await ownFolder('rules');
  directory = join(folder.path, 'rules');
  await cp(join(projectRoot, 'routing-rules'), directory, {
    recursive: true,
    filter: (path) => !/node_modules|\/dist|\/src/.test(path),
  });
  logged = [];
  return () => folder.remove();
});

afterEach(() => folder.remove());

const start = async (): Promise<Rules> => {
  const log = createLog({ level: 'info', nodeName: 'test' }, { write: (line) => logged.push(line) });
  const files = { directory, check: (texts: RuleTexts) => Promise.resolve(faultsIn(texts)) };
  return startRules({ db: database.db, log, ...files }, readDraft(directory));
};
/** Changes a rule file as a supervisor's editor would. */
async function edit(file: string, from: string, to: string): Promise<void> {
  const path = join(directory, file);
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}
const breakIt = () => edit('tables/b-route.json', '"derived.signal": "gas"', '"derived.signal": "gaz"');
const repair = () => edit('tables/b-route.json', '"derived.signal": "gaz"', '"derived.signal": "gas"');
const retune = () => edit('settings.json', '"id": "busyWaiting", "value": 25', '"id": "busyWaiting", "value": 26');

describe('rules in force', () => {
  it('are numbered, and kept with every file', async () => {
    const rules = await start();
    expect(rules.state()).toMatchObject({ state: 'current', number: 1, faults: [] });
    const kept = await readRuleSet(database.db, rules.state().version);
    expect(kept?.texts['tables/b-route.json']).toBe(await readFile(join(directory, 'tables/b-route.json'), 'utf8'));
  });

  it('are replaced by a good set at once, under the next number; the same set again keeps its number', async () => {
    const rules = await start();
    const before = rules.current();
    await rules.reload();
    expect(rules.state()).toMatchObject({ state: 'current', number: 1 });
    await retune();
    await rules.reload();
    expect(rules.state()).toMatchObject({ state: 'current', number: 2 });
    expect(rules.current().settings.get('busyWaiting')).toBe(26);
    expect(before.settings.get('busyWaiting')).toBe(25);
  });

  it('are never replaced by a set with a fault: health and log name its file, row and cell', async () => {
    const rules = await start();
    const good = rules.current();
    await breakIt();
    await rules.reload();
    expect(rules.current()).toBe(good);
    const { state, faults } = rules.state();
    expect(state).toBe('kept');
    expect(faults[0]).toMatch(/tables\/b-route\.json · B-010 · .*gaz.*Did you mean "gas"/);
    expect(logged.join('')).toContain('rules with faults were refused');
    await repair();
    await rules.reload();
    expect(rules.state()).toMatchObject({ state: 'current', faults: [] });
  });

  it('are never replaced by a set that breaks a promise or fails a case, though every cell can be read', async () => {
    const rules = await start();
    await edit('tables/b-route.json', '{"kind": "person", "by": "same"}', '{"kind": "callback", "by": "voice"}');
    await rules.reload();
    expect(rules.state()).toMatchObject({ state: 'kept' });
  });

  it('are those that were good last, where a hub starts with faults in its files', async () => {
    const { version } = (await start()).state();
    await breakIt();
    const rules = await start();
    expect(rules.state()).toMatchObject({ state: 'kept', version, number: 1 });
    expect(rules.current().version).toBe(version);
  });

  it('must exist: without any that are good a hub does not start', async () => {
    await breakIt();
    await expect(start()).rejects.toThrow('b-route.json');
  });

  it('are never changed once they decided', async () => {
    await start();
    await expect(database.db.ruleSet.updateMany({ data: { files: {} } })).rejects.toThrow();
    await expect(database.db.ruleSet.deleteMany()).rejects.toThrow();
  });
});

describe('a stored decision', () => {
  const conversationId = '30000000-0000-4000-8000-000000000001';
  const facts: Facts = { channel: 'webchat', intent: { id: 'report-pothole', confidence: 0.9 }, hours: { open: true } };
  const keep = (seq: number, decision: object, ruleSetVersion: string) =>
    database.db.decision.create({ data: { conversationId, seq, facts, decision, ruleSetVersion, at: new Date() } });

  beforeEach(async () => {
    await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
  });

  it('comes out the same to the byte, also under rules that no longer decide', async () => {
    const rules = await start();
    await keep(1, decide(rules.current(), facts), rules.state().version);
    await retune();
    await rules.reload();
    await keep(2, decide(rules.current(), facts), rules.state().version);
    expect(await makeAgain(database.db)).toEqual({ checked: 2, different: [] });
  });

  it('that was altered, or whose rules are not kept, is named', async () => {
    const rules = await start();
    await keep(1, { ...decide(rules.current(), facts), priority: 1 }, rules.state().version);
    await keep(2, decide(rules.current(), facts), 'unknown');
    expect((await makeAgain(database.db)).different).toEqual([
      { conversationId, seq: 1, why: 'differs' },
      { conversationId, seq: 2, why: 'no-rules' },
    ]);
  });
});
