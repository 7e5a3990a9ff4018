import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compileRuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { loadRuleSet } from '../load.ts';
import type { Finding, RuleFiles } from '../rule-files.ts';
import type { RowFile, TableFile } from '../table-format.ts';
import { factsArbitrary, shuffledTables } from '../testing/arbitraries.ts';
import { checkRows } from './check-rows.ts';
import { checkRuleSet } from './check-rule-set.ts';
import { spaceOf } from './space.ts';

const shipped = loadRuleSet();

/** A rule set, the shipped one unless another is given, with the rows of one table changed. */
function withRows(name: string, change: (rows: RowFile[]) => RowFile[], files = shipped.files): RuleFiles {
  const table = files.tables[name];
  if (table === undefined) throw new Error(`No table ${name}`);
  const changed = { ...table, rows: change(structuredClone<RowFile[]>(table.rows)) } as TableFile;
  return { ...files, tables: { ...files.tables, [name]: changed } };
}

function withRow(name: string, id: string, change: (row: RowFile) => RowFile): RuleFiles {
  return withRows(name, (rows) => rows.map((row) => (row.id === id ? change(row) : row)));
}

const found = (files: RuleFiles, kind: Finding['kind']): Finding[] =>
  checkRuleSet(files).findings.filter((finding) => finding.kind === kind);

describe('checkRuleSet', () => {
  it('finds nothing in the shipped rule set, and every row has a case', () => {
    const { findings, counts } = checkRuleSet(shipped.files);
    expect(findings).toEqual([]);
    expect(counts.cases).toBeGreaterThanOrEqual(counts.rows);
  });

  it('shows a contact that no row answers', () => {
    const [gap] = found(
      withRow('k-route', 'K-900', (row) => ({ ...row, when: { channel: ['phone'] } })),
      'gap',
    );
    expect(gap).toMatchObject({ file: 'tables/k-route.json' });
    expect(gap?.message).toBe('No row answers, for example: Safety signal: none. Add a last row with no conditions.');
  });

  it('names the earlier rows that make a row unreachable, also when it takes several', () => {
    const dead = { 'derived.signal': ['gas', 'fire'] };
    const findings = found(
      withRows('b-route', (rows) => {
        const [first] = rows;
        return first === undefined ? rows : [...rows, { ...first, id: 'B-099', when: dead }];
      }),
      'unreachable',
    );
    expect(findings).toMatchObject([{ file: 'tables/b-route.json', row: 'B-099' }]);
    expect(findings[0]?.message).toContain('B-011, B-021 already catch');
  });

  it('finds a row whose cells contradict each other', () => {
    const when = { 'resident.needs': { hasAll: ['bsl'], hasNone: ['bsl'] } };
    const findings = found(
      withRow('d-obligations', 'D-520', (row) => ({ ...row, when })),
      'unreachable',
    );
    expect(findings).toMatchObject([{ row: 'D-520' }]);
  });

  it('finds an obligation that is written twice', () => {
    const files = withRows('k-obligations', (rows) => {
      const [first] = rows;
      return first === undefined ? rows : [...rows, { ...first, id: 'K-599' }];
    });
    expect(found(files, 'duplicate')).toMatchObject([{ row: 'K-599', message: 'This row says the same as K-510.' }]);
  });

  it('refuses a cell on a fact that is not an input, and a number as text', () => {
    const badFact = withRow('g-route', 'G-011', (row) => ({ ...row, when: { 'service.outrage': true } }));
    expect(found(badFact, 'bad-cell')).toMatchObject([
      {
        row: 'G-011',
        cell: 'service.outrage',
        message: '"service.outrage" is not an input here. Did you mean "service.outage"?',
      },
    ]);
    const badNumber = withRow('g-route', 'G-050', (row) => ({
      ...row,
      when: { 'history.sameService72h': { gte: '1' } },
    }));
    expect(found(badNumber, 'bad-cell')[0]?.message).toContain('enter a whole number');
    const badSetting = withRow('g-route', 'G-070', (row) => ({
      ...row,
      when: { 'intent.confidence': { lt: { setting: 'chooseConfidense' } } },
    }));
    expect(found(badSetting, 'bad-cell')[0]?.message).toBe(
      '"chooseConfidense" is not a setting. Did you mean "chooseConfidence"?',
    );
  });

  it('shows a contact for which a promise would be broken', () => {
    const files = withRow('j-route', 'J-050', (row) => {
      const { 'resident.digitalAccess': _access, ...when } = row.when;
      return { ...row, when };
    });
    // Group I still catches everybody without access, so the promise holds until its rows go as well.
    expect(found(files, 'guard')).toEqual([]);
    const broken = withRows('i-route', (rows) => rows.filter((row) => row.id !== 'I-020'), files);
    const breach = found(broken, 'guard').find((finding) => finding.message.includes('V-030'));
    expect(breach).toMatchObject({ file: 'tables/j-route.json', row: 'J-050' });
    expect(breach?.message).toMatch(
      /No digital access: no link at all.* for: Channel: web chat; .*Online form: live; Digital access: none/,
    );
  });

  it('finds an obligation that a promise asks for and no row gives', () => {
    const files = withRows('b-obligations', (rows) => rows.filter((row) => row.id !== 'B-520'));
    const [breach] = found(files, 'guard');
    expect(breach?.message).toMatch(/No row keeps promise V-023/);
  });

  it('finds an offer that an obligations row adds against a promise', () => {
    const files = withRow('i-obligations', 'I-550', (row) => ({
      ...row,
      then: { offers: [{ kind: 'person', by: 'same' }] },
    }));
    expect(found(files, 'guard')).toMatchObject([{ row: 'I-550' }]);
  });

  it('finds names that lead nowhere, with the nearest that does not', () => {
    const files = withRow(
      'k-route',
      'K-900',
      (row) => ({ ...row, then: { ...row.then, wording: ['person.comming'] } }) as RowFile,
    );
    expect(found(files, 'bad-reference')).toMatchObject([
      {
        file: 'tables/k-route.json',
        row: 'K-900',
        cell: 'wording',
        message: '"person.comming" is not in wording/en.json. Did you mean "person.coming"?',
      },
    ]);
    const queue = withRow('queue', 'Q-900', (row) => ({ ...row, then: { ...row.then, queue: 'generel' } }) as RowFile);
    expect(found(queue, 'bad-reference')[0]?.message).toBe('"generel" is not a queue. Did you mean "general"?');
  });

  it('refuses a demonstration number that could be somebody’s own', () => {
    const phones = shipped.files.phones.phones.map((phone) =>
      phone.id === 'out-of-hours' ? { ...phone, number: '01375 652652' } : phone,
    );
    expect(found({ ...shipped.files, phones: { phones } }, 'bad-reference')).toMatchObject([{ row: 'out-of-hours' }]);
  });

  it('refuses a route that leaves the resident standing', () => {
    const files = withRow('j-route', 'J-040', (row) => ({
      ...row,
      then: { ...row.then, offers: [{ kind: 'link', serviceId: { fact: 'service.id' } }] },
    }));
    expect(found(files, 'dead-end')[0]).toMatchObject({ row: 'J-040', message: expect.stringContaining('A dead end') });
  });

  it('says which case failed and how', () => {
    const files = withRow(
      'k-route',
      'K-020',
      (row) => ({ ...row, then: { ...row.then, route: 'callback' } }) as RowFile,
    );
    expect(found(files, 'case')).toContainEqual({
      kind: 'case',
      file: 'cases/k-route.json',
      row: 'T-K-020',
      message: expect.stringContaining('route should be log, is callback.'),
    });
  });

  it('asks for a case where a row has none', () => {
    const cases = { ...shipped.files.cases, 'e-route': { table: 'e-route', cases: [] } };
    expect(found({ ...shipped.files, cases }, 'uncovered-row')[0]).toMatchObject({ row: 'E-010' });
  });
});

describe('the exact check against random tables and random contacts', () => {
  const shuffled = shuffledTables(shipped);

  it('never calls a row unreachable that a contact reaches', () => {
    fc.assert(
      fc.property(shuffled, fc.array(factsArbitrary(shipped), { minLength: 50, maxLength: 50 }), (tables, contacts) => {
        const compiled = compileRuleSet({ ...shipped.files, tables });
        if (!compiled.ok) throw new Error('The random tables cannot be read.');
        const { ruleSet } = compiled;
        const findings = checkRows(ruleSet, spaceOf(ruleSet, []));
        const dead = findings.filter(({ kind }) => kind === 'unreachable').map(({ row }) => row);
        for (const facts of contacts) {
          for (const { rule } of decide(ruleSet, facts).because) expect(dead).not.toContain(rule);
        }
      }),
      { numRuns: 15 },
    );
  });
});
