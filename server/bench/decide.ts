/**
 * Microseconds for one whole decision with its reasons, against a plain interpreter of the same tables; seconds to compare two
 * versions over 100,000 past contacts, and over 1,000,000 that are read from the database; milliseconds for the exact checks
 * of the whole rule set.
 */
import { checkRuleSet, compareRuleSets, decide as decideContact, FACT_CHOICES, parseFacts } from '@hub/routing-rules';
import type { Facts, RuleSet } from '@hub/routing-rules';
import { decideNaively } from '@hub/routing-rules/testing/naive';
import { comparePast, compileTexts, readRuleTexts } from '../src/rules/index.ts';
import type { RuleTexts } from '../src/rules/index.ts';
import { projectRoot } from '../test/support/hub.ts';
import { withOwnDatabase } from '../test/support/own-database.ts';
import type { Measurement } from './figures.ts';
import { median, round } from './figures.ts';

const CONTACTS = 100_000;
const BATCH = 1000;
const CHECKS = 7;
const NAIVE = 5000;
/** Stored contacts: so many conversations of so many contacts each. */
const STORED = { conversations: 1000, each: 1000 };

/** Numbers that look random and are the same in every run. */
function draws(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed;
  return (choices) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const choice = choices[Math.floor((state / 2 ** 32) * choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  };
}

function pastContacts(serviceIds: readonly string[]): Facts[] {
  const draw = draws(20261124);
  return Array.from({ length: CONTACTS }, () => {
    const parsed = parseFacts({
      channel: draw(FACT_CHOICES.channel),
      direction: 'inbound',
      safety: { signal: draw([...Array<'none'>(20).fill('none'), ...FACT_CHOICES.signal]) },
      intent: { id: draw(serviceIds), confidence: draw([0.2, 0.4, 0.6, 0.7, 0.9]), source: 'bot' },
      resident: {
        known: draw([true, false]),
        digitalAccess: draw(FACT_CHOICES.digitalAccess),
        digitalSkills: draw(FACT_CHOICES.digitalSkills),
        needs: draw([[], [], [], ['bsl'], ['large-print', 'no-phone']]),
        flags: draw([[], [], ['vulnerable']]),
      },
      history: { sameService72h: draw([0, 0, 1]), botMisses: draw([0, 0, 1, 2]) },
      asks: { person: draw([false, false, true]) },
      hours: { open: draw([true, true, false]), bankHoliday: false },
      queue: { waiting: draw([0, 3, 12]), expectedWaitSeconds: draw([0, 120, 900]), agentsAvailable: draw([0, 2, 5]) },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    return parsed.facts;
  });
}

/** The shipped rules with one threshold moved, as a supervisor might: some contacts go elsewhere, most do not. */
function retuned(texts: RuleTexts): RuleTexts {
  const settings = texts['settings.json']?.replace(
    '"id": "answerConfidence", "value": 0.65',
    '"id": "answerConfidence", "value": 0.75',
  );
  return { ...texts, 'settings.json': settings ?? '' };
}

function compiled(texts: RuleTexts): RuleSet {
  const read = compileTexts(texts);
  if (!read.ok) throw new Error(read.findings.join('\n'));
  return read.ruleSet;
}

/** Microseconds a decision, the median over batches: one decision is shorter than the clock can tell. */
function microseconds(contacts: readonly Facts[], decideOne: (facts: Facts) => unknown): number {
  for (const facts of contacts) decideOne(facts);
  const each: number[] = [];
  for (let start = 0; start < contacts.length; start += BATCH) {
    const batch = contacts.slice(start, start + BATCH);
    const started = performance.now();
    for (const facts of batch) decideOne(facts);
    each.push(((performance.now() - started) * 1000) / batch.length);
  }
  return median(each);
}

/** Seconds to read a million stored contacts and decide each by both versions. */
function compareStored(contacts: readonly Facts[], before: RuleTexts, after: RuleTexts): Promise<number> {
  return withOwnDatabase(async ({ db, url }) => {
    const sample = JSON.stringify(contacts.slice(0, STORED.each));
    await db.$executeRaw`
      INSERT INTO "conversation" ("id", "channel")
      SELECT gen_random_uuid(), 'webchat' FROM generate_series(1, ${STORED.conversations}::int) n`;
    await db.$executeRaw`
      INSERT INTO "decision" ("conversation_id", "seq", "facts", "decision", "rule_set_version", "at")
      SELECT c."id", f.ordinality, f.value::text::json, '{}', 'bench', now()
      FROM "conversation" c, jsonb_array_elements(${sample}::jsonb) WITH ORDINALITY f`;
    const started = performance.now();
    const period = { from: new Date(0), before: null };
    const rules = { rulesBefore: before, rulesAfter: after };
    const { summary } = await comparePast({ databaseUrl: url, ...rules, ...period });
    const seconds = (performance.now() - started) / 1000;
    if (summary.total !== STORED.conversations * STORED.each) throw new Error(`${summary.total} contacts were read`);
    return seconds;
  });
}

export async function decide(): Promise<Measurement> {
  const texts = readRuleTexts(`${projectRoot}routing-rules`);
  const others = retuned(texts);
  const [before, after] = [compiled(texts), compiled(others)];
  const contacts = pastContacts(before.files.services.map((service) => service.id));
  const one = microseconds(contacts, (facts) => decideContact(before, facts));
  const naive = microseconds(contacts.slice(0, NAIVE), (facts) => decideNaively(before, facts));

  const comparing = performance.now();
  const { changed } = compareRuleSets(
    before,
    after,
    contacts.map((facts) => ({ facts })),
  );
  const compare100kSeconds = (performance.now() - comparing) / 1000;
  if (changed === 0) throw new Error('another threshold changed nothing');

  const checks = Array.from({ length: CHECKS }, () => {
    const started = performance.now();
    const report = checkRuleSet(before.files);
    if (report.findings.length > 0) throw new Error('the shipped rule set does not pass its own checks');
    return performance.now() - started;
  });

  return {
    figures: {
      medianMicroseconds: round(one),
      decisionsPerSecond: round(1e6 / one, 0),
      compare100kSeconds: round(compare100kSeconds),
      changedOf100k: changed,
      compareStoredMillionSeconds: round(await compareStored(contacts, texts, others)),
      checkMilliseconds: round(median(checks), 1),
      rows: before.rows.length,
    },
    baseline: { naiveMicroseconds: round(naive) },
    ratio: { timesNaive: round(naive / one) },
  };
}
