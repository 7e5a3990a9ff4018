import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRuleSet } from '../load.ts';
import { answerLine } from './answer-line.ts';
import { checkDirectory } from './check-directory.ts';

const SHIPPED = fileURLToPath(new URL('../../', import.meta.url));
const isRuleFile = (path: string): boolean => !/(src|dist|node_modules)\/?$/.test(path);

describe('answerLine', () => {
  const ruleSet = loadRuleSet();

  it('answers facts with a decision', () => {
    const { output, refused } = answerLine(ruleSet, '{"channel":"phone","asks":{"person":true}}');
    expect(refused).toBe(false);
    expect(JSON.parse(output)).toMatchObject({ route: 'agent', ruleSetVersion: ruleSet.version });
  });

  it('answers an unknown fact and broken JSON with a problem that says where', () => {
    expect(answerLine(ruleSet, '{"vip":true}')).toEqual({
      output: '{"problem":{"code":"unknown-fact","where":"vip","what":"\\"vip\\" is not a fact."}}',
      refused: true,
    });
    expect(JSON.parse(answerLine(ruleSet, '{').output)).toMatchObject({ problem: { code: 'not-json', where: 'line' } });
  });
});

describe('checkDirectory', () => {
  let copy = '';

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  afterAll(() => rmSync(copy, { recursive: true }));

  function broken(file: string, from: string, to: string): string[] {
    cpSync(SHIPPED, copy, { recursive: true, filter: isRuleFile });
    const path = join(copy, file);
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(from);
    writeFileSync(path, text.replace(from, to));
    const { lines, sound } = checkDirectory(copy);
    expect(sound).toBe(false);
    return lines;
  }

  it('finds nothing in the shipped rule set', () => {
    const { lines, sound } = checkDirectory();
    expect([sound, lines.length]).toEqual([true, 1]);
    expect(lines[0]).toMatch(/^\d+ tables, \d+ rows, \d+ promises and \d+ cases: nothing found\.$/);
  });

  it('names file, row and cell of a mistyped value, with the nearest choice', () => {
    const lines = broken(
      'tables/i-route.json',
      '"resident.digitalAccess": "none"',
      '"resident.digitalAccess": "nonne"',
    );
    expect(lines[0]).toBe(
      'tables/i-route.json · I-020 · resident.digitalAccess: "nonne" is not one of the choices of Digital access. Did you mean "none"?',
    );
  });

  it('names file and row of a mistyped route', () => {
    const lines = broken('tables/k-route.json', '"route": "callback"', '"route": "calback"');
    expect(lines[0]).toBe(
      'tables/k-route.json · K-010 · rows.0.then.route: "calback" is not one of the choices. Did you mean "callback"?',
    );
  });

  it('names a file that is not JSON', () => {
    expect(broken('settings.json', '{', '')[0]).toMatch(/^settings\.json: Not JSON/);
  });

  it('says that a directory without rules has none', () => {
    expect(checkDirectory(join(copy, 'nothing')).lines[0]).toBe('policy.json: The file is missing.');
  });
});
