/** Makes stored decisions again, from the facts and the rules they were made with, and compares them byte for byte. */
import { decide, parseFacts } from '@hub/routing-rules';
import type { RuleSet } from '@hub/routing-rules';
import type { Database } from '../platform/database/client.ts';
import { compileTexts } from './read-rules.ts';
import { readRuleSet } from './rule-set.store.ts';

export interface MadeAgain {
  checked: number;
  /** Decisions that came out otherwise, or whose rules or facts can no longer be read: conversation and sequence of each. */
  different: { conversationId: string; seq: number; why: 'differs' | 'no-rules' | 'bad-facts' }[];
}

interface Row {
  conversation_id: string;
  seq: number;
  facts: string;
  decision: string;
  rule_set_version: string;
}

const PAGE = 1000;
const START = '00000000-0000-0000-0000-000000000000';

/** Makes every stored decision again, a page at a time. */
export async function makeAgain(db: Database): Promise<MadeAgain> {
  const rules = new Map<string, RuleSet | null>();
  const rulesOf = async (version: string): Promise<RuleSet | null> => {
    const known = rules.get(version);
    if (known !== undefined) return known;
    const stored = await readRuleSet(db, version);
    const compiled = stored && compileTexts(stored.texts);
    const ruleSet = compiled?.ok ? compiled.ruleSet : null;
    rules.set(version, ruleSet);
    return ruleSet;
  };
  const result: MadeAgain = { checked: 0, different: [] };
  for (let page = await readPage(db, START, 0); page.length > 0;) {
    for (const row of page) {
      const why = differenceOf(row, await rulesOf(row.rule_set_version));
      result.checked += 1;
      if (why !== null) result.different.push({ conversationId: row.conversation_id, seq: row.seq, why });
    }
    const last = page.at(-1);
    page = last ? await readPage(db, last.conversation_id, last.seq) : [];
  }
  return result;
}

function readPage(db: Database, after: string, seq: number): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT "conversation_id", "seq", "facts"::text, "decision"::text, "rule_set_version" FROM "decision"
    WHERE ("conversation_id", "seq") > (${after}::uuid, ${seq}::int)
    ORDER BY "conversation_id", "seq" LIMIT ${PAGE}`;
}

function differenceOf(row: Row, ruleSet: RuleSet | null): MadeAgain['different'][number]['why'] | null {
  if (!ruleSet) return 'no-rules';
  const parsed = parseFacts(JSON.parse(row.facts));
  if (!parsed.ok) return 'bad-facts';
  return JSON.stringify(decide(ruleSet, parsed.facts)) === row.decision ? null : 'differs';
}
