import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RuleSet } from '@hub/routing-rules';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { projectRoot } from '../../../test/support/hub.ts';
import { loadDemo } from '../../demo/index.ts';
import { openPool } from '../../platform/database/client.ts';
import { cutPast, pastContacts } from '../past-contacts.store.ts';
import { compileTexts } from '../read-rules.ts';
import { readRuleTexts } from '../rule-texts.ts';
import type { RuleTexts } from '../rule-texts.ts';
import { startWeighing } from '../what-if/weigh.ts';
import type { Weighed } from '../what-if/weigh.ts';
import { judge } from './judge.ts';
import { TOLERANCE } from './tolerance.ts';

const shipped = readRuleTexts(join(projectRoot, 'routing-rules'));

interface Table {
  inputs: string[];
  rows: { id: string; when: object; then: object }[];
}
const tableOf = (id: string): Table => JSON.parse(shipped[`tables/${id}.json`] ?? '') as Table;

/** After danger and safeguarding comes a row that answers every text with what row J-060 gives to those who can go online. */
function textsToLinks(): RuleTexts {
  const [rights, byService] = [tableOf('d-route'), tableOf('j-route')];
  const link = byService.rows.find(({ id }) => id === 'J-060');
  const row = { id: 'D-001', clause: 'P19', when: { channel: 'sms' }, then: link?.then, why: 'A link for every text.' };
  const table = { ...rights, inputs: ['channel', ...rights.inputs], rows: [row, ...rights.rows] };
  return { ...shipped, 'tables/d-route.json': JSON.stringify(table) };
}

function compiled(texts: RuleTexts): RuleSet {
  const read = compileTexts(texts);
  if (!read.ok) throw new Error(read.findings.join('\n'));
  return read.ruleSet;
}

describe('a draft that sends all texts to links', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await loadDemo(database.db, new Date('2026-06-03T12:00:00Z'));
  });
  afterAll(() => database.close());

  const weigh = async (after: RuleTexts): Promise<Weighed> => {
    const weighing = startWeighing(compiled(shipped), compiled(after));
    const pool = openPool(database.url, 1, () => undefined);
    for (const range of await cutPast(pool, { from: new Date(0), before: null }, 1))
      for await (const contacts of pastContacts(pool, range)) for (const facts of contacts) weighing.add(facts);
    await pool.end();
    return weighing.weighed();
  };

  it('is stopped by the contacts of the demonstration: people with needs would lose the person whom they reached', async () => {
    const { pairs, summary } = await weigh(textsToLinks());
    expect(summary.total).toBe(600);
    const stopping = judge(pairs, TOLERANCE).rows.filter(({ stops }) => stops);
    expect(stopping).toContainEqual(
      expect.objectContaining({ group: 'any-need', guarded: 'person', rules: ['D-001'] }),
    );
    expect(stopping).toContainEqual(expect.objectContaining({ group: 'bsl', guarded: 'digital' }));
  });

  it('is the only one of the two: the rules as they are stop nothing', async () => {
    const { pairs, summary } = await weigh(shipped);
    expect([summary.changed, judge(pairs, TOLERANCE).stops]).toEqual([0, false]);
  });
});
