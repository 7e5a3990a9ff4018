/**
 * `npm run rules:compare -- FOLDER`: what the rules in a folder would have done otherwise with every contact that is stored, as
 * JSON: how many, by service, channel and need, which rows are responsible, and examples. The rules in force are those that
 * were kept last.
 */
import { resolve } from 'node:path';
import { openDatabase } from '../platform/database/client.ts';
import { comparePast, compileTexts, lastRuleSet, readRuleTexts } from '../rules/index.ts';
import { withDatabase } from './with-database.ts';

async function compare(folder: string): Promise<number> {
  const draft = readRuleTexts(resolve(folder));
  // A draft whose own cases do not agree with it yet can be compared; one that cannot be read cannot.
  const read = compileTexts(draft);
  if (!read.ok) {
    process.stderr.write(`${read.findings.join('\n')}\n`);
    return 1;
  }
  const summary = await withDatabase(async (url) => {
    const db = openDatabase(url, 1, () => undefined);
    try {
      const last = await lastRuleSet(db);
      if (!last) throw new Error('No rules are in force yet: start the hub once.');
      const all = { from: new Date(0), before: null };
      return (await comparePast({ databaseUrl: url, rulesBefore: last.texts, rulesAfter: draft, ...all })).summary;
    } finally {
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
