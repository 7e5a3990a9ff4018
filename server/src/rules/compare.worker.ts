/** A thread that compares two versions over a part of the past. */
import type { RuleSet } from '@hub/routing-rules';
import { openPool } from '../platform/database/client.ts';
import { pastContacts } from './past-contacts.store.ts';
import type { PastRange } from './past-contacts.store.ts';
import { compileTexts } from './read-rules.ts';
import type { RuleTexts } from './rule-texts.ts';
import { startWeighing } from './what-if/weigh.ts';
import type { Weighed } from './what-if/weigh.ts';

export interface ComparePart {
  databaseUrl: string;
  rulesBefore: RuleTexts;
  rulesAfter: RuleTexts;
  range: PastRange;
  /** One whole number that all parts share: how many contacts were read. */
  read: SharedArrayBuffer;
}

function compiled(texts: RuleTexts): RuleSet {
  const read = compileTexts(texts);
  if (!read.ok) throw new Error(read.findings.join('\n'));
  return read.ruleSet;
}

export default async ({ databaseUrl, rulesBefore, rulesAfter, range, read }: ComparePart): Promise<Weighed> => {
  const weighing = startWeighing(compiled(rulesBefore), compiled(rulesAfter));
  const counter = new Int32Array(read);
  let lost: Error | undefined;
  const pool = openPool(databaseUrl, 1, (error) => (lost = error));
  try {
    for await (const contacts of pastContacts(pool, range)) {
      for (const facts of contacts) weighing.add(facts);
      Atomics.add(counter, 0, contacts.length);
    }
  } finally {
    await pool.end();
  }
  if (lost) throw lost;
  return weighing.weighed();
};
