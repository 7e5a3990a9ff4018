import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compileRuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { loadRuleSet } from '../load.ts';
import type { RuleFiles } from '../rule-files.ts';
import type { RowFile, TableFile } from '../table-format.ts';
import { factsArbitrary } from '../testing/arbitraries.ts';
import { checkAgainst } from './check-against.ts';
import { newOverlaps } from './new-overlaps.ts';

const shipped = loadRuleSet();
const { files } = shipped;

function withRows(name: string, change: (rows: RowFile[]) => RowFile[]): RuleFiles {
  const table = files.tables[name];
  if (table === undefined) throw new Error(`No table ${name}`);
  const changed = { ...table, rows: change([...table.rows]) } as TableFile;
  return { ...files, tables: { ...files.tables, [name]: changed } };
}

const withRow = (name: string, id: string, change: Partial<RowFile>): RuleFiles =>
  withRows(name, (rows) => rows.map((row) => (row.id === id ? ({ ...row, ...change } as RowFile) : row)));

describe('checkAgainst', () => {
  it('finds nothing between a version and itself, nor in a reworded locked row', () => {
    expect(checkAgainst(files, files)).toEqual([]);
    expect(checkAgainst(files, withRow('b-route', 'B-010', { why: 'Said in other words.' }))).toEqual([]);
  });

  it('finds a row that is gone, and says when its group is locked', () => {
    const [locked] = checkAgainst(
      files,
      withRows('b-route', (rows) => rows.filter((row) => row.id !== 'B-010')),
    );
    expect(locked).toMatchObject({ kind: 'removed', file: 'tables/b-route.json', row: 'B-010' });
    expect(locked?.message).toContain('Group B is locked');
    const [open] = checkAgainst(
      files,
      withRows('j-route', (rows) => rows.filter((row) => row.id !== 'J-050')),
    );
    expect(open).toMatchObject({ kind: 'removed', file: 'tables/j-route.json', row: 'J-050' });
    expect(open?.message).toContain('must never be given to another row');
  });

  it('finds an id that means another rule', () => {
    expect(checkAgainst(files, withRow('j-route', 'J-050', { clause: 'P47' }))).toMatchObject([
      { kind: 'reused-id', row: 'J-050' },
    ]);
    const other = { when: {}, then: { route: 'log', offers: [{ kind: 'callback' }], wording: [] }, why: 'Another.' };
    expect(checkAgainst(files, withRow('j-route', 'J-050', other as Partial<RowFile>))).toMatchObject([
      { kind: 'reused-id', row: 'J-050' },
    ]);
  });

  it('takes conditions that were written again in another order for the same rule', () => {
    const row = files.tables['j-route']?.rows.find(({ id }) => id === 'J-050');
    const again = Object.fromEntries(Object.entries(row?.when ?? {}).reverse());
    const then = { route: 'log', offers: [{ kind: 'callback' }], wording: [] };
    const changed = { when: again, then, why: 'Another.' } as Partial<RowFile>;
    expect(Object.keys(again).length).toBeGreaterThan(1);
    expect(checkAgainst(files, withRow('j-route', 'J-050', changed))).toEqual([]);
  });

  it('finds a lock that is taken off and a table that is switched off', () => {
    const groups = files.policy.groups.map((group) => (group.id === 'C' ? { ...group, approvals: 1 } : group));
    const tables = files.policy.tables.filter((name) => name !== 'b-obligations');
    const changed = { ...files, policy: { ...files.policy, groups, tables } };
    expect(checkAgainst(files, changed)).toMatchObject([
      { kind: 'unlocked', row: 'C' },
      { kind: 'unlocked', row: 'b-obligations' },
    ]);
  });

  it('finds a safety word that is gone, and a signal that became less severe', () => {
    const [first, ...rest] = files.keywords.signals;
    if (first === undefined) throw new Error('No signals.');
    const [gone] = first.phrases;
    const fewer = { ...first, phrases: first.phrases.slice(1) };
    const without = { ...files, keywords: { ...files.keywords, signals: [fewer, ...rest] } };
    expect(checkAgainst(files, without)).toMatchObject([
      {
        kind: 'removed',
        file: 'lists/safety-keywords.json',
        row: first.signal,
        message: expect.stringContaining(`"${gone}"`),
      },
    ]);
    const more = { ...first, phrases: [...first.phrases, 'a new phrase'] };
    expect(checkAgainst(files, { ...files, keywords: { ...files.keywords, signals: [more, ...rest] } })).toEqual([]);
    const last = { ...files, keywords: { ...files.keywords, signals: [...rest, first] } };
    expect(checkAgainst(files, last)).toMatchObject([{ kind: 'unlocked', file: 'lists/safety-keywords.json' }]);
  });

  it('finds a promise that is gone', () => {
    const guards = { ...files.guards, guards: files.guards.guards.slice(1) };
    expect(checkAgainst(files, { ...files, guards })).toMatchObject([
      { kind: 'removed', file: 'guards.json', row: files.guards.guards[0]?.id },
    ]);
  });
});

describe('newOverlaps', () => {
  it('finds none between a version and itself', () => {
    expect(newOverlaps(files, files)).toEqual([]);
  });

  it('shows rows that a widened row now answers instead of, or that now answer instead of it', () => {
    const table = files.tables['j-route'];
    const { channel: _channel, ...when } = table?.rows.find((row) => row.id === 'J-050')?.when ?? {};
    const overlaps = newOverlaps(files, withRow('j-route', 'J-050', { when }));
    expect(overlaps.length).toBeGreaterThan(0);
    for (const { row, laterRow } of overlaps) expect([row, laterRow]).toContain('J-050');
    expect(overlaps).toContainEqual(
      expect.objectContaining({ file: 'tables/b-route.json', row: 'B-010', laterRow: 'J-050' }),
    );
    expect(overlaps[0]?.example).toMatch(/Channel: (text message|phone call)/);
  });

  it('counts a changed order as new, and rows that say the same as none', () => {
    const swapped = newOverlaps(
      files,
      withRows('g-route', (rows) => [...rows].reverse()),
    );
    expect(swapped.length).toBeGreaterThan(0);
    const [first] = files.tables['k-route']?.rows ?? [];
    const twin = withRows('k-route', (rows) => (first === undefined ? rows : [...rows, { ...first, id: 'K-998' }]));
    expect(newOverlaps(files, twin).filter(({ row }) => row === first?.id)).toEqual([]);
  });

  it('names the two rows whenever dropping a condition changed who answers a contact', () => {
    const rows = shipped.rows.filter((row) => row.role === 'route' && row.columns.length > 0);
    const choice = fc
      .constantFrom(...rows)
      .chain((row) => fc.record({ row: fc.constant(row), column: fc.constantFrom(...row.columns) }));
    fc.assert(
      fc.property(
        choice,
        fc.array(factsArbitrary(shipped), { minLength: 30, maxLength: 30 }),
        ({ row, column }, contacts) => {
          const when = Object.fromEntries(Object.entries(row.row.when).filter(([path]) => path !== column.path));
          const after = withRow(row.table, row.row.id, { when });
          const compiled = compileRuleSet(after);
          if (!compiled.ok) throw new Error('The change cannot be read.');
          const named = newOverlaps(files, after).map((overlap) => `${overlap.row} ${overlap.laterRow}`);
          for (const facts of contacts) {
            const [was, is] = [decide(shipped, facts), decide(compiled.ruleSet, facts)];
            const [from, to] = [was.because[0]?.rule, is.because[0]?.rule];
            const same =
              JSON.stringify([was.route, was.offers, was.wording]) ===
              JSON.stringify([is.route, is.offers, is.wording]);
            if (from !== to && !same) expect(named).toContain(`${to} ${from}`);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
