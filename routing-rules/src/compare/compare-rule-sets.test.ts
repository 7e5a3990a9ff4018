import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compileRuleSet, type RuleSet } from '../compile.ts';
import { decide } from '../decide.ts';
import { loadRuleSet } from '../load.ts';
import type { RowFile, TableFile } from '../table-format.ts';
import { factsArbitrary } from '../testing/arbitraries.ts';
import { compareRuleSets, startComparison, type PastContact } from './compare-rule-sets.ts';

const shipped = loadRuleSet();

function withRow(table: string, id: string, change: (row: RowFile) => RowFile): RuleSet {
  const file = shipped.files.tables[table];
  if (file === undefined) throw new Error(`No table ${table}`);
  const rows = (file.rows as RowFile[]).map((row) => (row.id === id ? change(row) : row));
  const tables = { ...shipped.files.tables, [table]: { ...file, rows } as TableFile };
  const compiled = compileRuleSet({ ...shipped.files, tables });
  if (!compiled.ok) throw new Error('The change cannot be read.');
  return compiled.ruleSet;
}

const pothole: PastContact = {
  facts: { channel: 'webchat', text: 'a hole in my road', intent: { id: 'report-pothole', confidence: 0.9 } },
};
const person: PastContact = {
  facts: { channel: 'phone', asks: { person: true }, resident: { needs: ['large-print'] } },
};
/** Web chat no longer gets the link where access is not fully known. */
const noLink = withRow('j-route', 'J-050', (row) => ({ ...row, when: { ...row.when, channel: 'letter' } }));

describe('compareRuleSets', () => {
  it('finds nothing between a version and itself', () => {
    expect(compareRuleSets(shipped, shipped, [pothole, person])).toMatchObject({
      total: 2,
      changed: 0,
      flows: [],
      rows: [],
      examples: [],
    });
  });

  it('counts flows, shares and rows, and shows both reasons without the words of the resident', () => {
    const summary = compareRuleSets(shipped, noLink, [pothole, pothole, person]);
    const [was, is] = [decide(shipped, pothole.facts), decide(noLink, pothole.facts)];
    expect(summary).toMatchObject({ total: 3, changed: 2, flows: [{ from: was.route, to: is.route, count: 2 }] });
    expect(summary.byService).toEqual([
      { name: 'report-pothole', total: 2, changed: 2 },
      { name: 'unknown', total: 1, changed: 0 },
    ]);
    expect(summary.byChannel).toEqual([
      { name: 'webchat', total: 2, changed: 2 },
      { name: 'phone', total: 1, changed: 0 },
    ]);
    expect(summary.byNeed).toEqual([
      { name: 'none', total: 2, changed: 2 },
      { name: 'large-print', total: 1, changed: 0 },
    ]);
    expect(summary.rows).toContainEqual({ rule: 'J-050', count: 2 });
    expect(summary.rows).toContainEqual({ rule: is.because[0]?.rule, count: 2 });
    const [example] = summary.examples;
    expect(example?.before.because[0]).toMatchObject({ rule: 'J-050', clause: 'P52', why: expect.any(String) });
    expect(example?.after.because.map(({ rule }) => rule)).toEqual(is.because.map(({ rule }) => rule));
    expect(JSON.stringify(summary)).not.toContain('hole in my road');
  });

  it('names the row whose output was rewritten, though the same rules take part', () => {
    const reworded = withRow(
      'j-route',
      'J-050',
      (row) => ({ ...row, then: { ...row.then, wording: ['person.coming'] } }) as RowFile,
    );
    const summary = compareRuleSets(shipped, reworded, [pothole]);
    expect(summary).toMatchObject({ changed: 1, flows: [], rows: [{ rule: 'J-050', count: 1 }] });
  });

  it('prefers the service, channel and needs given beside the facts, and keeps unlisted ones together', () => {
    const given = { ...pothole, service: 'library', channel: 'sms', needs: ['bsl', 'made up', 'unheard of'] };
    const summary = compareRuleSets(shipped, shipped, [
      given,
      { facts: {}, service: 'x1' },
      { facts: {}, service: 'x2' },
    ]);
    expect(summary.byService.map(({ name, total }) => [name, total])).toEqual([
      ['other', 2],
      ['library', 1],
    ]);
    expect(summary.byChannel.map(({ name }) => name)).toEqual(['unknown', 'sms']);
    expect(summary.byNeed.map(({ name }) => name).sort()).toEqual(['bsl', 'none', 'other']);
  });

  it('counts by the hour in London, in summer time too, and by none where it is not known', () => {
    const at = (time: string): PastContact => ({ facts: { ...pothole.facts, at: time } });
    const contacts = [at('2026-01-05T09:30:00Z'), at('2026-07-06T09:30:00Z'), at('2026-07-06T23:10:00Z'), pothole];
    const { byHour } = compareRuleSets(shipped, noLink, contacts);
    expect(byHour.map(({ name, total }) => [name, total]).sort()).toEqual([
      ['00', 1],
      ['09', 1],
      ['10', 1],
      ['unknown', 1],
    ]);
  });

  it('says of each contact what follows from either version: the route, and whether a person is met on its own channel', () => {
    const comparison = startComparison(shipped, noLink);
    expect(comparison.add(pothole)).toMatchObject({
      was: { route: 'self-service', rule: 'J-050', meetsPersonHere: true },
      is: { route: 'agent', meetsPersonHere: true },
    });
    const { was, is } = comparison.add(person);
    expect(was).toBe(is);
  });

  it('shows so many examples at most, and takes a stream one by one', () => {
    const comparison = startComparison(shipped, noLink);
    for (let n = 0; n < 230; n++) comparison.add(pothole);
    const { changed, examples } = comparison.summary();
    expect([changed, examples.length]).toEqual([230, 200]);
  });

  it('calls a contact changed exactly when anything but its reasons differs', () => {
    fc.assert(
      fc.property(factsArbitrary(shipped), (facts) => {
        const plain = ({ because: _because, ...rest }: ReturnType<typeof decide>): string => JSON.stringify(rest);
        const differs = plain(decide(shipped, facts)) !== plain(decide(noLink, facts));
        expect(compareRuleSets(shipped, noLink, [{ facts }]).changed).toBe(differs ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});
