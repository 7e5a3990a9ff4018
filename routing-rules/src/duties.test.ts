import { describe, expect, it } from '@jest/globals';
import { checkRuleSet } from './check/check-rule-set.ts';
import { decide } from './decide.ts';
import { DECISION_CHOICES, subjectOf, type Obligation } from './decision.ts';
import { loadRuleSet } from './load.ts';
import type { Finding, RuleFiles } from './rule-files.ts';
import type { RowFile, RuleCase, TableFile } from './table-format.ts';

const ruleSet = loadRuleSet();
const { files } = ruleSet;

/** The shipped rule set with one row changed. */
function withRow(name: string, id: string, change: (row: RowFile) => RowFile): RuleFiles {
  const table = files.tables[name];
  if (table === undefined) throw new Error(`No table ${name}`);
  const rows = table.rows.map((row: RowFile) => (row.id === id ? change(row) : row));
  return { ...files, tables: { ...files.tables, [name]: { ...table, rows } as TableFile } };
}

/** The same with one obligation of a row taken away. */
function without(name: string, id: string, subject: string): RuleFiles {
  return withRow(name, id, (row) => {
    const obligations = ('obligations' in row.then ? (row.then.obligations ?? []) : []).filter(
      (one) => !JSON.stringify(one).includes(`"${subject}"`),
    );
    return { ...row, then: { ...row.then, obligations } };
  });
}

function withCase(expected: RuleCase['expect']): RuleFiles {
  const one = { id: 'T-1', title: 'STOP', facts: { message: { keyword: 'stop' } }, expect: expected, fires: ['A-540'] };
  const own = files.cases['a-integrity'] ?? { table: 'a-integrity', cases: [] };
  return { ...files, cases: { ...files.cases, 'a-integrity': { ...own, cases: [...own.cases, one] } } };
}

const messages = (changed: RuleFiles, kind: Finding['kind']): string[] =>
  checkRuleSet(changed)
    .findings.filter((finding) => finding.kind === kind)
    .map(({ message }) => message);

/** Tasks that no row gives: the hub asks for them when the back office refuses a report, a text reaches nobody, somebody meets their own record, a case has a new day, or a photo is added where nobody looks. */
const GIVEN_BY_HUB = ['send-report', 'reach-otherwise', 'own-record', 'tell-case', 'photo-added'];

describe('an obligation', () => {
  it('can be a task or a question, which the decision carries', () => {
    const lost = decide(ruleSet, { channel: 'phone', call: { cue: true, ended: 'dropped' } });
    expect(lost.obligations).toContainEqual({ kind: 'task', what: 'ring-back' });
    const harm = decide(ruleSet, { channel: 'webchat', safety: { signal: 'child-risk' } });
    expect(harm.obligations).toContainEqual({ kind: 'ask', question: 'safe-to-talk' });
  });

  it('has a subject, whatever its kind', () => {
    const all: Obligation[] = [
      { kind: 'say', wording: 'person.coming' },
      { kind: 'notify', who: 'supervisor' },
      { kind: 'suppress', what: 'sms' },
      { kind: 'interpret', mode: 'relay', language: 'ro' },
      { kind: 'record', what: 'complaint' },
      { kind: 'restrict', what: 'transcript' },
      { kind: 'apply', needs: ['bsl'] },
      { kind: 'keep-channel' },
      { kind: 'task', what: 'referral' },
      { kind: 'ask', question: 'tenancy' },
    ];
    expect(all.map(({ kind }) => kind).sort()).toEqual([...DECISION_CHOICES.obligationKind].sort());
    expect(all.map(subjectOf)).toEqual([
      'person.coming',
      'supervisor',
      'sms',
      'relay',
      'complaint',
      'transcript',
      '',
      '',
      'referral',
      'tenancy',
    ]);
  });

  it.each(['notify', 'suppress', 'interpret', 'record', 'restrict', 'task', 'ask'] as const)(
    'is of use: some row gives every word of %s',
    (kind) => {
      const given = new Set(
        ruleSet.rows.flatMap(({ outputs }) =>
          outputs.obligations
            .filter(({ obligation }) => obligation.kind === kind)
            .map(({ obligation }) => subjectOf(obligation)),
        ),
      );
      expect(DECISION_CHOICES[kind].filter((word) => !given.has(word) && !GIVEN_BY_HUB.includes(word))).toEqual([]);
    },
  );
});

describe('a promise about an obligation', () => {
  it('is not kept by another obligation of the same kind', () => {
    const [breach] = messages(without('c-obligations', 'C-521', 'sms'), 'guard');
    expect(breach).toMatch(/No row keeps promise V-070 \(Domestic abuse: no text that an abuser could read/);
  });

  it('is kept while any row gives what it names', () => {
    expect(messages(without('l-channel', 'L-590', 'survey'), 'guard')).toEqual([]);
  });
});

describe('a case', () => {
  it('passes when the decision obliges as it says', () => {
    const obliges = [
      { kind: 'suppress', what: 'sms' },
      { kind: 'task', what: 'switch-channel' },
    ] as const;
    expect(messages(withCase({ obliges: [...obliges], neverObliges: [{ kind: 'keep-channel' }] }), 'case')).toEqual([]);
  });

  it('names the obligations that it misses and those that it forbids', () => {
    const expected: RuleCase['expect'] = {
      obliges: [{ kind: 'task', what: 'referral' }],
      neverObliges: [{ kind: 'suppress', what: 'auto-reply' }],
    };
    expect(messages(withCase(expected), 'case')).toEqual([
      'STOP: must oblige to task referral.',
      'STOP: must not oblige to suppress auto-reply.',
    ]);
  });

  it('sees another number, place or sentence behind an offer of the same kind', () => {
    const changed = withRow(
      'c-route',
      'C-061',
      (row) => JSON.parse(JSON.stringify(row).replace('"out-of-hours"', '"samaritans"')) as RowFile,
    );
    expect(messages(changed, 'case')).toContainEqual(expect.stringContaining('reach should be out-of-hours, 999'));
    const silent = withRow('c-route', 'C-061', (row) => ({ ...row, then: { ...row.then, wording: [] } }) as RowFile);
    expect(messages(silent, 'case')).toContainEqual(
      expect.stringContaining('wording should be repairs.closed, is nothing.'),
    );
  });

  it('notices a row that lost a condition and now matches everybody', () => {
    const changed = withRow('l-channel', 'L-541', (row) => ({ ...row, when: {} }));
    expect(messages(changed, 'case')).toContainEqual(
      expect.stringMatching(/Nothing known at all.*: L-541 should not match\./),
    );
  });
});
