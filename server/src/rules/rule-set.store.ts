/** Rule sets that were ever in force, numbered in the order in which they came; none is ever changed. */
import type { Database, Tx } from '../platform/database/client.ts';
import type { RuleTexts } from './rule-texts.ts';

export interface StoredRuleSet {
  version: string;
  /** Counts 1, 2, 3… over the life of this council. */
  number: number;
  texts: RuleTexts;
}

const SHOWN = { version: true, number: true, files: true } as const;
const stored = (row: { version: string; number: number; files: unknown }): StoredRuleSet => ({
  version: row.version,
  number: row.number,
  texts: row.files as RuleTexts,
});

/** Keeps a rule set for ever and answers its number; the same version again changes nothing. */
export async function keepRuleSet(db: Tx, version: string, texts: RuleTexts): Promise<number> {
  // A number is taken only by what is new; numbers would have gaps otherwise.
  await db.$executeRaw`
    INSERT INTO "rule_set" ("version", "files")
    SELECT ${version}, ${JSON.stringify(texts)}::json
    WHERE NOT EXISTS (SELECT 1 FROM "rule_set" WHERE "version" = ${version})
    ON CONFLICT ("version") DO NOTHING`;
  return (await db.ruleSet.findUniqueOrThrow({ where: { version }, select: { number: true } })).number;
}

/** The rule set of that version, or null. */
export async function readRuleSet(db: Tx, version: string): Promise<StoredRuleSet | null> {
  const row = await db.ruleSet.findUnique({ where: { version }, select: SHOWN });
  return row && stored(row);
}

/** The rule set that came last, or null when none ever did. */
export async function lastRuleSet(db: Database): Promise<StoredRuleSet | null> {
  const row = await db.ruleSet.findFirst({ orderBy: { number: 'desc' }, select: SHOWN });
  return row && stored(row);
}
