/**
 * Seconds to try a draft of the rules on a million past contacts that are read from the database, and on a hundred thousand:
 * what changes, for which groups, and what the queues would bear. Against both whole decisions for each contact, one after the
 * other on one thread, in the same run.
 */
import { decide } from '@hub/routing-rules';
import type { Facts } from '@hub/routing-rules';
import type { Database } from '../src/platform/database/client.ts';
import { comparePast, readRuleTexts } from '../src/rules/index.ts';
import { projectRoot } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import { compiled, drawnContacts, retuned } from './decide.ts';
import type { Measurement } from './figures.ts';
import { round } from './figures.ts';

const MANY = 1_000_000;
const FEW = 100_000;
/** Different contacts, of which each is stored many times at another moment. */
const DRAWN = 10_000;

/** Each contact with a conversation and a decision of its own, a second apart, the newest last. */
async function store(db: Database, contacts: readonly Facts[], now: Date): Promise<void> {
  const id = (kind: string) => `('${kind}0000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  const at = `(timestamptz '${now.toISOString()}' - (${MANY} - n) * interval '1 second')`;
  const each = `FROM generate_series(1, ${MANY}) n`;
  await db.$executeRawUnsafe(`INSERT INTO "conversation" ("id", "channel") SELECT ${id('a')}, 'webchat' ${each}`);
  await db.$executeRawUnsafe(
    `INSERT INTO "contact" ("id", "conversation_id", "channel", "started_at") SELECT ${id('b')}, ${id('a')}, 'webchat', ${at} ${each}`,
  );
  await db.$executeRawUnsafe(
    `INSERT INTO "decision" ("conversation_id", "seq", "contact_id", "facts", "decision", "rule_set_version", "at")
     SELECT ${id('a')}, 1, ${id('b')}, (f.value || jsonb_build_object('at', to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')))::json,
       '{}', 'bench', ${at}
     ${each} JOIN jsonb_array_elements($1::jsonb) WITH ORDINALITY f(value, place) ON f.place = 1 + n % ${DRAWN}`,
    JSON.stringify(contacts),
  );
  await db.$executeRawUnsafe('ANALYZE');
}

export async function whatIf(): Promise<Measurement> {
  const rulesBefore = readRuleTexts(`${projectRoot}routing-rules`);
  const rulesAfter = retuned(rulesBefore);
  const [before, after] = [compiled(rulesBefore), compiled(rulesAfter)];
  const contacts = drawnContacts(before.files.services.map(({ id }) => id)).slice(0, DRAWN);
  const now = new Date('2026-06-01T12:00:00Z');
  return withOwnDatabase(async ({ db, url }) => {
    await store(db, contacts, now);
    const seconds = async (count: number): Promise<{ seconds: number; changed: number }> => {
      const started = performance.now();
      const period = { from: new Date(now.getTime() - (count - 1) * 1000), before: null };
      const { summary } = await comparePast({ databaseUrl: url, rulesBefore, rulesAfter, ...period });
      if (summary.total !== count) throw new Error(`${summary.total} contacts were read`);
      return { seconds: (performance.now() - started) / 1000, changed: summary.changed };
    };
    const [few, many] = [await seconds(FEW), await seconds(MANY)];
    const started = performance.now();
    for (let n = 0; n < MANY; n++) {
      const facts = contacts[n % DRAWN] ?? {};
      decide(before, facts);
      decide(after, facts);
    }
    const naive = (performance.now() - started) / 1000;
    return {
      figures: {
        hundredThousandSeconds: round(few.seconds),
        millionSeconds: round(many.seconds),
        changedOfMillion: many.changed,
      },
      baseline: { decidedTwiceSeconds: round(naive) },
      ratio: { timesDecidedTwice: round(many.seconds / naive) },
    };
  });
}
