/**
 * `npm run rules:compare -- FOLDER`: what the rules in a folder would have done otherwise with every contact that is stored, as
 * JSON: how many, by service, channel and need, which rows are responsible, and examples. The rules in force are those that
 * were kept last.
 */
import { resolve } from 'node:path';
import type { RuleSet } from '@hub/routing-rules';
import { openDatabase, openPool } from '../platform/database/client.ts';
import { comparePast, compileTexts, faultsIn, lastRuleSet, readRuleTexts } from '../rules/index.ts';
import type { RuleTexts } from '../rules/index.ts';
import { withDatabase } from './with-database.ts';

function compiled(texts: RuleTexts): RuleSet {
  const read = compileTexts(texts);
  if (!read.ok) throw new Error(read.findings.join('\n'));
  return read.ruleSet;
}

async function compare(folder: string): Promise<number> {
  const draft = readRuleTexts(resolve(folder));
  const faults = faultsIn(draft);
  if (faults.length > 0) {
    process.stderr.write(`${faults.join('\n')}\n`);
    return 1;
  }
  const summary = await withDatabase(async (url) => {
    const db = openDatabase(url, 1, () => undefined);
    const pool = openPool(url, 1, () => undefined);
    try {
      const last = await lastRuleSet(db);
      if (!last) throw new Error('No rules are in force yet: start the hub once.');
      return await comparePast(pool, { before: compiled(last.texts), after: compiled(draft), from: new Date(0) });
    } finally {
      await pool.end();
      await db.$disconnect();
    }
  });
  if (!summary) return 1;
  process.stdout.write(`${JSON.stringify(summary)}\n`);
  return 0;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Say which folder: npm run rules:compare -- FOLDER\n');
  process.exitCode = 2;
} else process.exitCode = await compare(folder);
