/**
 * Whether the templates of texts may be sent (P38, P65, P66): every field declared and harmless, two segments at most with the
 * longest values, letters of the plain alphabet, and no word that carriers obey. Pure.
 */
import { SegmentedMessage } from 'sms-segments-calculator';
import * as z from 'zod';
import { keywordOf, segmentsOf } from '../channels/sms/index.ts';

export const templateSchema = z.strictObject({ id: z.string(), text: z.string(), fields: z.array(z.string()) });
export type Template = z.infer<typeof templateSchema>;

const MOST_SEGMENTS = 2;
const FIELD = /\{+\s*([\w.-]*)\s*\}+/g;

/** The text with its fields filled in. */
export function fillText(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}

/** What is wrong with a template, a sentence each. `longest` has the longest value of each field that is harmless. */
export function wrongIn({ id, text, fields }: Template, longest: Readonly<Record<string, string>>): string[] {
  const used = [...new Set([...text.matchAll(FIELD)].map(([, name = '']) => name))];
  const filled = fillText(text, longest);
  const words = filled.split(/[^\p{L}]+/u).filter((word) => keywordOf(word, undefined) !== null);
  const strange = [...new Set(new SegmentedMessage(filled).getNonGsmCharacters())];
  const segments = segmentsOf(filled);
  const wrong = [
    ...[...new Set([...used, ...fields])]
      .filter((name) => !Object.hasOwn(longest, name))
      .map((name) => `{${name}} is not harmless in a text; take it out, or declare it in harmless.json.`),
    ...used.filter((name) => !fields.includes(name)).map((name) => `{${name}} is not declared; add it to "fields".`),
    ...fields.filter((name) => !used.includes(name)).map((name) => `"${name}" is declared and not used; take it out.`),
    ...words.map((word) => `"${word}" is a word that carriers obey; say it otherwise.`),
    ...strange.map((letter) => `"${letter}" is not in the alphabet of plain texts; write it otherwise.`),
    ...(segments > MOST_SEGMENTS ? [`It takes ${segments} segments at its longest; make it shorter.`] : []),
  ];
  return wrong.map((each) => `Text "${id}": ${each}`);
}
