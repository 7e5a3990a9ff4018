/**
 * Microseconds for one whole decision with its reasons, seconds to compare two versions over 100,000 past contacts, and
 * milliseconds for the exact checks of the whole rule set.
 */
import { checkRuleSet, decide as decideContact, FACT_CHOICES, loadRuleSet, parseFacts } from '@hub/routing-rules';
import type { Facts } from '@hub/routing-rules';
import type { Measurement } from './figures.ts';
import { median, round } from './figures.ts';

const CONTACTS = 100_000;
const BATCH = 1000;
const CHECKS = 7;

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

export function decide(): Measurement {
  const [before, after] = [loadRuleSet(), loadRuleSet()];
  const contacts = pastContacts(before.files.services.map((service) => service.id));

  // Once to warm up, then once to measure, a batch at a time: one decision is shorter than the clock can tell.
  for (const facts of contacts) decideContact(before, facts);
  const each: number[] = [];
  for (let start = 0; start < contacts.length; start += BATCH) {
    const batch = contacts.slice(start, start + BATCH);
    const started = performance.now();
    for (const facts of batch) decideContact(before, facts);
    each.push(((performance.now() - started) * 1000) / batch.length);
  }

  const comparing = performance.now();
  const changed = contacts.filter((facts) => decideContact(before, facts).route !== decideContact(after, facts).route);
  const compare100kSeconds = (performance.now() - comparing) / 1000;
  if (changed.length > 0) throw new Error('the same rule set decided differently');

  const checks = Array.from({ length: CHECKS }, () => {
    const started = performance.now();
    const report = checkRuleSet(before.files);
    if (report.findings.length > 0) throw new Error('the shipped rule set does not pass its own checks');
    return performance.now() - started;
  });

  const rows = before.rows.length;
  return {
    figures: {
      medianMicroseconds: round(median(each)),
      decisionsPerSecond: round(1e6 / median(each), 0),
      compare100kSeconds: round(compare100kSeconds),
      checkMilliseconds: round(median(checks), 1),
      rows,
    },
    baseline: {},
    ratio: {},
  };
}
