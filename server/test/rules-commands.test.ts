/** The commands about rules, on a database with decisions: what would have been otherwise, and what cannot be made again. */
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decide, loadRuleSet } from '@hub/routing-rules';
import type { ComparisonSummary, Facts } from '@hub/routing-rules';
import type { Prisma } from '../src/generated/prisma/client.ts';
import { keepRuleSet } from '../src/rules/rule-set.store.ts';
import { readRuleTexts } from '../src/rules/rule-texts.ts';
import { ownFolder } from './invariants/support/own-folder.ts';
import type { OwnFolder } from './invariants/support/own-folder.ts';
import { testDatabase } from './support/database.ts';
import type { TestDatabase } from './support/database.ts';
import { projectRoot } from './support/hub.ts';

const run = promisify(execFile);
const SHIPPED = join(projectRoot, 'routing-rules');
const conversationId = '30000000-0000-4000-8000-000000000001';
const rules = loadRuleSet();

const facts = (confidence: number): Facts => ({
  channel: 'webchat',
  intent: { id: 'report-pothole', confidence },
  hours: { open: true },
  queue: { waiting: 0, expectedWaitSeconds: 0, agentsAvailable: 3 },
});

const asStored = (decision: object) => decision as Prisma.InputJsonObject;

describe('commands about rules', () => {
  let database: TestDatabase;
  let folder: OwnFolder;

  beforeAll(async () => {
    [database, folder] = await Promise.all([testDatabase(), ownFolder('rules')]);
    await keepRuleSet(database.db, rules.version, readRuleTexts(SHIPPED));
    await database.db.conversation.create({ data: { id: conversationId, channel: 'webchat' } });
    const made = [0.7, 0.95, 0.95].map((confidence, index) => ({
      conversationId,
      seq: index + 1,
      facts: facts(confidence),
      decision: asStored(decide(rules, facts(confidence))),
      ruleSetVersion: rules.version,
      at: new Date(),
    }));
    for (const data of made) await database.db.decision.create({ data });
  });
  afterAll(async () => {
    await database.close();
    await folder.remove();
  });

  const command = (name: string, ...args: string[]) =>
    run(process.execPath, [join(projectRoot, `server/dist/src/cli/${name}.js`), ...args], {
      env: { PATH: process.env.PATH, DATABASE_URL: database.url, DATA_DIR: folder.path },
    });

  it('say what other rules would have done with the contacts that are stored', async () => {
    const draft = join(folder.path, 'draft');
    await cp(SHIPPED, draft, { recursive: true, filter: (path) => !/node_modules|\/dist|\/src/.test(path) });
    const settings = join(draft, 'settings.json');
    const text = await readFile(settings, 'utf8');
    await writeFile(
      settings,
      text.replace('"id": "answerConfidence", "value": 0.65', '"id": "answerConfidence", "value": 0.75'),
    );
    const summary = JSON.parse((await command('rules-compare', draft)).stdout) as ComparisonSummary;
    expect(summary).toMatchObject({ total: 3, changed: 1, flows: [{ from: 'self-service', to: 'bot', count: 1 }] });
    expect(summary.byService).toContainEqual({ name: 'report-pothole', total: 3, changed: 1 });
    expect(summary.byChannel).toEqual([{ name: 'webchat', total: 3, changed: 1 }]);
    expect(summary.byNeed).toEqual([{ name: 'none', total: 3, changed: 1 }]);
    expect(summary.examples).toHaveLength(1);
  });

  it('refuse to compare rules with a fault, and name it', async () => {
    const broken = join(folder.path, 'broken');
    await cp(SHIPPED, broken, { recursive: true, filter: (path) => !/node_modules|\/dist|\/src/.test(path) });
    await writeFile(join(broken, 'tables/b-route.json'), '{}');
    await expect(command('rules-compare', broken)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('tables/b-route.json'),
    });
  });

  it('make every stored decision again, and name the one that was altered', async () => {
    expect(JSON.parse((await command('rules-again')).stdout)).toEqual({ checked: 3, different: [] });
    await database.db.decision.update({
      where: { conversationId_seq: { conversationId, seq: 2 } },
      data: { decision: asStored({ ...decide(rules, facts(0.95)), priority: 1 }) },
    });
    await expect(command('rules-again')).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(JSON.stringify({ conversationId, seq: 2, why: 'differs' })),
    });
  });
});
