import { describe, expect, it } from '@jest/globals';
import { compileRuleSet, type RuleSet } from '../compile.ts';
import { mutationLines } from '../cli/mutation-lines.ts';
import { loadRuleSet } from '../load.ts';
import type { RuleFiles } from '../rule-files.ts';
import { mutateCell } from './mutate-cell.ts';
import { runMutants } from './run-mutants.ts';

const shipped = loadRuleSet();

function compiled(files: RuleFiles): RuleSet {
  const result = compileRuleSet(files);
  if (!result.ok) throw new Error('The rule set cannot be read.');
  return result.ruleSet;
}

/** The values a cell may take by one change; undefined stands for a cell that is gone. */
function valuesOf(path: string, raw: unknown): unknown[] {
  const column = shipped.columns.find((one) => one.path === path);
  if (column === undefined) throw new Error(`No column ${path}`);
  return mutateCell(column, raw, shipped.settings).map(({ value }) => value);
}

describe('one change of a cell', () => {
  it('is another choice, or a list with one more or one fewer', () => {
    expect(valuesOf('channel', 'webchat')).toEqual([undefined, 'sms']);
    expect(valuesOf('channel', ['webchat', 'sms'])).toEqual([undefined, ['webchat', 'sms', 'phone'], ['webchat']]);
    expect(valuesOf('service.outage', true)).toEqual([undefined, false]);
    expect(valuesOf('channel', { not: ['webchat'] })).toEqual([undefined, { not: ['webchat', 'sms'] }]);
  });

  it('is the next number, with settings looked up', () => {
    expect(valuesOf('history.botMisses', { gte: { setting: 'botMisses' } })).toEqual([
      undefined,
      { gte: 3 },
      { gte: { setting: 'botMisses' }, orUnknown: true },
    ]);
    expect(valuesOf('history.botMisses', 'known')).toEqual([undefined, 'unknown']);
    expect(valuesOf('resident.identityLevel', 3)).toEqual([undefined, 2]);
  });

  it('is another set', () => {
    expect(valuesOf('resident.needs', { empty: true })).toEqual([undefined, { empty: false }]);
    expect(valuesOf('resident.needs', { hasAny: ['bsl'], hasNone: ['relay-uk'] })).toHaveLength(3);
  });
});

describe('runMutants', () => {
  const { files } = shipped;
  const unpromised = { ...files, guards: { ...files.guards, guards: [] } };

  /** Rows of a table of which a changed output or cell is not noticed. */
  const missed = (changed: RuleFiles, table: string, cell: string): string[] =>
    runMutants(compiled(changed), [table]).survivors.flatMap((one) => (one.cell === cell ? [one.row] : []));

  it('notices what a case shows, and misses it without the case', () => {
    expect(missed(unpromised, 'h-route', 'route')).toEqual([]);
    expect(missed({ ...unpromised, cases: {} }, 'h-route', 'route').length).toBeGreaterThan(0);
  });

  it('notices what a promise forbids when there is no case', () => {
    const [promised, nothing] = [files, unpromised].map(
      (one) => missed({ ...one, cases: {} }, 'b-obligations', 'derived.signal').length,
    );
    expect(promised).toBeLessThan(nothing ?? 0);
  });

  it('prints file, row and cell of what was missed, then the counts', () => {
    const lines = mutationLines(compiled({ ...unpromised, cases: {} }), ['h-obligations']);
    expect(lines[0]).toMatch(/^tables\/h-obligations\.json · H-\d+ · \S+: /);
    expect(lines.at(-1)).toMatch(/^\d+ changes: \d+ found, [1-9]\d* not found, 0 that decide no contact otherwise\.$/);
  });
});
