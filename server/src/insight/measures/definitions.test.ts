/** What is said of the measures: the same words for whoever reads the page and whoever reads the document. */
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import definitions from './definitions.json' with { type: 'json' };
import { MEASURE_IDS } from './measures.ts';

it('is the same in docs/measures.md, for every measure', () => {
  const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
  const document = flat(readFileSync(new URL('../../../../docs/measures.md', import.meta.url), 'utf8'));
  for (const { name, definition } of Object.values(definitions)) {
    expect(document).toContain(`## ${flat(name)} ${flat(definition)}`);
  }
  expect(Object.keys(definitions)).toEqual(expect.arrayContaining(MEASURE_IDS));
});
