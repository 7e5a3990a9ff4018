/** The sentences of the resident's pages. */
import en from './wording/en.json' with { type: 'json' };

export type WordingId = keyof typeof en;

/** The sentence with that id; each `{name}` in it becomes the value of that name. */
export function say(id: WordingId, values: Readonly<Record<string, string | number>> = {}): string {
  return en[id].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
