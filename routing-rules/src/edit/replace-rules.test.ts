import { describe, expect, it } from '@jest/globals';
import { exportRuleSet } from '../import/import-rule-set.ts';
import { loadRuleSet } from '../load.ts';
import { applyEdit } from './apply-edit.ts';
import { replaceRules, rulesAsFile } from './replace-rules.ts';

const shipped = loadRuleSet();
const texts = exportRuleSet(shipped.files);

interface Row {
  id: string;
  why: string;
  when: Record<string, unknown>;
  then: Record<string, unknown>;
}
/** The parts of the file that these tests change. */
interface Given {
  [path: string]: unknown;
  'policy.json': { groups: { id: string; locked: boolean }[] };
  'tables/b-route.json': { rows: Row[] };
  'tables/j-route.json': { rows: Row[] };
  'cases/b-route.json': { cases: { id: string; title: string }[] };
  'settings.json': { settings: { id: string; value: number }[] };
  'phones.json': { phones: { id: string; number: string; name: string }[] };
  'wording/en.json': Record<string, string>;
  'lists/safety-keywords.json': { signals: { signal: string; phrases: string[] }[] };
}
const file = (): Given => JSON.parse(rulesAsFile(texts)) as Given;
function changed(change: (given: Given) => void): ReturnType<typeof replaceRules> {
  const given = file();
  change(given);
  return replaceRules(texts, given, ['J-900']);
}
const rowOf = (rows: Row[], id: string): Row => {
  const row = rows.find((one) => one.id === id);
  if (!row) throw new Error(`no ${id}`);
  return row;
};
const refusals = (change: (given: Given) => void) => {
  const done = changed(change);
  return done.ok ? [] : done.findings.map(({ file: at, row, cell }) => [at, row, cell].join(' '));
};
/** The setting that rows of a locked group look at. */
const LOCKED_SETTING = shipped.files.settings.settings.find(({ id }) =>
  Object.entries(texts).some(([path, text]) => /tables\/[a-e]-/.test(path) && text.includes(`"setting": "${id}"`)),
)?.id;

describe('a set of rules that is brought as a file', () => {
  it('is the same to the letter when it is what was downloaded', () => {
    expect(replaceRules(texts, file(), [])).toEqual({ ok: true, texts });
  });

  it('changes what a page can change: rows, wording, numbers, explanations, more words of danger', () => {
    const why = 'Gas by text: the gas line first.';
    const done = changed((given) => {
      rowOf(given['tables/j-route.json'].rows, 'J-080').when = { channel: 'sms' };
      rowOf(given['tables/b-route.json'].rows, 'B-010').why = why;
      for (const phone of given['phones.json'].phones) if (phone.id === 'out-of-hours') phone.number = '01632 960999';
      given['wording/en.json']['emergency.gas'] = 'Leave the house now.';
      given['lists/safety-keywords.json'].signals[0]?.phrases.push('smoke everywhere');
    });
    const explained = applyEdit(texts, { kind: 'set-why', table: 'b-route', row: 'B-010', text: why });
    if (!done.ok) throw new Error(JSON.stringify(done.findings));
    if (!explained.ok) throw new Error(JSON.stringify(explained.findings));
    expect(done.texts['tables/b-route.json']).toBe(explained.texts['tables/b-route.json']);
    expect(done.texts['phones.json']).toContain('01632 960999');
    expect(done.texts['tables/j-route.json']).not.toBe(texts['tables/j-route.json']);
  });

  it('that cannot be read is refused with table, row and cell', () => {
    expect(
      refusals((given) => {
        rowOf(given['tables/j-route.json'].rows, 'J-080').when = { channel: 'smss' };
      }),
    ).toEqual(['tables/j-route.json J-080 channel']);
    expect(refusals((given) => Reflect.deleteProperty(given, 'policy.json'))).toEqual(['policy.json  ']);
    expect(refusals((given) => (given['tables/x.jsn'] = {}))).toEqual(['tables/x.jsn  ']);
  });

  it('never reaches beyond what a page lets one change of locked groups', () => {
    const row = (given: Given) => rowOf(given['tables/b-route.json'].rows, 'B-010');
    const tries: [(given: Given) => unknown, string][] = [
      [(given) => (given['policy.json'].groups.forEach((group) => (group.locked = false)), 0), 'policy.json  '],
      [(given) => (row(given).when = {}), 'tables/b-route.json B-010 '],
      [(given) => (row(given).then = rowOf(given['tables/b-route.json'].rows, 'B-020').then), 'B-010 then'],
      [(given) => given['tables/b-route.json'].rows.reverse(), 'tables/b-route.json  '],
      [(given) => given['tables/b-route.json'].rows.pop(), 'tables/b-route.json  '],
      [(given) => given['cases/b-route.json'].cases.pop(), 'cases/b-route.json T-'],
      [(given) => given['lists/safety-keywords.json'].signals[0]?.phrases.pop(), 'lists/safety-keywords.json fire'],
      [(given) => given['lists/safety-keywords.json'].signals.reverse(), 'lists/safety-keywords.json'],
      [(given) => delete given['wording/en.json']['emergency.gas'], 'wording/en.json emergency.gas'],
      [(given) => given['phones.json'].phones.forEach((phone) => (phone.name = 'Nobody')), 'phones.json'],
      [
        (given) =>
          given['settings.json'].settings.forEach((one) => {
            if (one.id === LOCKED_SETTING) one.value += 1;
          }),
        `settings.json ${LOCKED_SETTING}`,
      ],
    ];
    for (const [change, place] of tries) expect(refusals(change).join('\n')).toContain(place);
  });

  it('gives no new row an id that another row had once', () => {
    const withRow = (id: string) =>
      refusals((given) => {
        const { rows } = given['tables/j-route.json'];
        rows.splice(0, 0, { ...rowOf(rows, 'J-080'), id });
      });
    expect(withRow('J-900')).toEqual(['tables/j-route.json J-900 ']);
    expect(withRow('J-901')).toEqual([]);
  });
});
