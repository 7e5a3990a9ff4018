import type { RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { subjectOf, type Decision, type Obligation, type Offer } from '../decision.ts';
import { parseFacts } from '../facts.ts';
import type { Finding } from '../rule-files.ts';
import type { Duty, RuleCase } from '../table-format.ts';
import { fileOf } from './check-rows.ts';

const list = (words: readonly string[]): string => (words.length === 0 ? 'nothing' : words.join(', '));

const nameOf = (kind: string, subject: string): string => (subject === '' ? kind : `${kind} ${subject}`);

/** Cases name a duty by its kind and by what it is about: "suppress sms". */
const dutyName = ({ kind, wording, who, what, mode, question }: Duty): string =>
  nameOf(kind, wording ?? who ?? what ?? mode ?? question ?? '');

/** Which number, place or channel an offer leads to. */
const reachOf = ({ by, number, place, serviceId }: Offer): string => number ?? place ?? serviceId ?? by ?? '';

const obligationName = (obligation: Obligation): string => nameOf(obligation.kind, subjectOf(obligation));

/** What a case expected and did not get, one sentence each. */
export function differences(expected: RuleCase, decision: Decision, settings: RuleSet['settings']): string[] {
  const { expect } = expected;
  const within = expect.answerWithin === undefined ? undefined : (settings.get(expect.answerWithin) ?? 'a setting');
  const kinds = decision.offers.map((offer) => offer.kind);
  const fired = decision.because.map((because) => because.rule);
  const pairs: [string, string | number | undefined, string | number | undefined][] = [
    ['route', expect.route, decision.route],
    ['queue', expect.queue, decision.queue],
    ['priority', expect.priority, decision.priority],
    ['seconds to answer', within, decision.sla.answerWithinSeconds],
    ['first wording', expect.firstWording, decision.wording[0]],
    ['offers', expect.offers === undefined ? undefined : list(expect.offers), list(kinds)],
    ['reach', expect.reach === undefined ? undefined : list(expect.reach), list(decision.offers.map(reachOf))],
    ['wording', expect.wording === undefined ? undefined : list(expect.wording), list(decision.wording)],
    ['skills', expect.skills === undefined ? undefined : list(expect.skills), list(decision.skills)],
  ];
  const wrong = pairs
    .filter(([, want, got]) => want !== undefined && want !== got)
    .map(([name, want, got]) => `${name} should be ${String(want)}, is ${String(got)}.`);
  const forbidden = (expect.neverOffers ?? []).filter((kind) => kinds.includes(kind));
  if (forbidden.length > 0) wrong.push(`must not offer ${list(forbidden)}.`);
  const duties = decision.obligations.map(obligationName);
  const missing = (expect.obliges ?? []).map(dutyName).filter((name) => !duties.includes(name));
  if (missing.length > 0) wrong.push(`must oblige to ${list(missing)}.`);
  const unwanted = (expect.neverObliges ?? []).map(dutyName).filter((name) => duties.includes(name));
  if (unwanted.length > 0) wrong.push(`must not oblige to ${list(unwanted)}.`);
  const silent = expected.fires.filter((rule) => !fired.includes(rule));
  if (silent.length > 0) wrong.push(`${list(silent)} should match; matched: ${list(fired)}.`);
  const surplus = expected.nothingElse === true ? fired.filter((rule) => !expected.fires.includes(rule)) : [];
  if (surplus.length > 0) wrong.push(`${list(surplus)} should not match.`);
  return wrong;
}

/** Runs every case of every table, and names the rows that no case exercises. */
export function runCases(ruleSet: RuleSet): { findings: Finding[]; count: number } {
  const findings: Finding[] = [];
  const exercised = new Set<string>();
  let count = 0;
  for (const [name, file] of Object.entries(ruleSet.files.cases)) {
    const at = { kind: 'case' as const, file: `cases/${name}.json` };
    if (ruleSet.files.tables[file.table] === undefined) {
      findings.push({ ...at, cell: 'table', message: `There is no table "${file.table}".` });
    }
    for (const ruleCase of file.cases) {
      count += 1;
      const parsed = parseFacts(ruleCase.facts);
      if (!parsed.ok) {
        findings.push({ ...at, row: ruleCase.id, cell: parsed.problem.where, message: parsed.problem.what });
        continue;
      }
      const decision = decide(ruleSet, parsed.facts);
      for (const rule of ruleCase.fires) exercised.add(rule);
      for (const message of differences(ruleCase, decision, ruleSet.settings)) {
        findings.push({ ...at, row: ruleCase.id, message: `${ruleCase.title}: ${message}` });
      }
    }
  }
  for (const row of ruleSet.rows) {
    if (exercised.has(row.row.id)) continue;
    findings.push({
      kind: 'uncovered-row',
      file: fileOf(row),
      row: row.row.id,
      message: 'No case shows what this row does.',
    });
  }
  return { findings, count };
}
