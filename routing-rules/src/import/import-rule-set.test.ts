import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadRuleSet } from '../load.ts';
import { shuffledTables } from '../testing/arbitraries.ts';
import { exportRuleSet, importRuleSet } from './import-rule-set.ts';

const shipped = loadRuleSet();
const texts = exportRuleSet(shipped.files);

/** What is told about texts of which one has a passage replaced, is added, or is left out. */
function findingsOf(path: string, change: (text: string) => string | undefined) {
  const { [path]: text = '', ...others } = texts;
  const changed = change(text);
  const read = importRuleSet(changed === undefined ? others : { ...others, [path]: changed });
  return read.ok ? [] : read.findings;
}

describe('exportRuleSet', () => {
  it('writes every shipped file as it stands, byte for byte', () => {
    for (const [path, text] of Object.entries(texts)) {
      expect(text).toBe(readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8'));
    }
  });

  it('gives back an equal set with the same version', () => {
    expect(importRuleSet(texts)).toEqual({ ok: true, files: shipped.files });
  });

  it('loses nothing of random tables, and always writes them the same way', () => {
    fc.assert(
      fc.property(shuffledTables(shipped), (tables) => {
        const written = exportRuleSet({ ...shipped.files, tables });
        const read = importRuleSet(written);
        if (!read.ok) throw new Error('What was written cannot be read.');
        expect(read.files.tables).toEqual(JSON.parse(JSON.stringify(tables)));
        expect(exportRuleSet(read.files)).toEqual(written);
      }),
      { numRuns: 5 },
    );
  });
});

describe('importRuleSet', () => {
  it('names file, row and cell, and what is nearest', () => {
    expect(
      findingsOf('tables/k-route.json', (text) => text.replace('"route": "callback"', '"route": "calback"')),
    ).toEqual([
      {
        kind: 'bad-file',
        file: 'tables/k-route.json',
        row: 'K-010',
        cell: 'rows.0.then.route',
        message: '"calback" is not one of the choices. Did you mean "callback"?',
      },
    ]);
    const [duty] = findingsOf('tables/b-obligations.json', (text) =>
      text.replace('"kind": "notify"', '"kind": "notfy"'),
    );
    expect(duty).toMatchObject({ row: 'B-510', message: '"notfy" is not one of the choices. Did you mean "notify"?' });
  });

  it('says which file is missing, broken, misnamed or out of place', () => {
    expect(findingsOf('hours.json', () => undefined)).toMatchObject([
      { file: 'hours.json', message: 'The file is missing.' },
    ]);
    expect(findingsOf('hours.json', () => '{')).toMatchObject([{ file: 'hours.json' }]);
    expect(findingsOf('tables/a b.json', () => '{}')).toMatchObject([{ file: 'tables/a b.json' }]);
    expect(findingsOf('hour.json', () => '{}')).toMatchObject([
      { file: 'hour.json', message: 'This file is not part of a rule set. Did you mean "hours.json"?' },
    ]);
  });

  it('gives another version for another text', () => {
    const read = importRuleSet({ ...texts, 'wording/en.json': `${texts['wording/en.json'] ?? ''}\n` });
    expect(read.ok && read.files.version).not.toBe(shipped.version);
  });
});
