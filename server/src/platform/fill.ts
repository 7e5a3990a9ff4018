/** Puts values into the gaps of a sentence, `{name}` each. A gap without a value stays as it is, so that it is seen. Pure. */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
