/**
 * Finds the known word one slip away from an unknown one: a letter missing, added, changed, or two swapped. Known words are
 * filed under every form with one letter left out, so that a look-up costs one map read a letter.
 */
export class NearWords {
  readonly #byShorter = new Map<string, string[]>();
  readonly #shortest: number;

  /** Words shorter than `shortest` letters are neither kept nor looked for: too many short words are one letter apart. */
  constructor(words: Iterable<string>, shortest: number) {
    this.#shortest = shortest;
    for (const word of words) {
      if (word.length < shortest) continue;
      for (const form of shorterForms(word)) {
        const filed = this.#byShorter.get(form);
        if (!filed) this.#byShorter.set(form, [word]);
        else if (!filed.includes(word)) filed.push(word);
      }
    }
  }

  /** Known words one slip away, in the order they were given; none when the word is too short. */
  find(word: string): string[] {
    if (word.length < this.#shortest) return [];
    const found = new Set<string>();
    for (const form of shorterForms(word)) {
      for (const candidate of this.#byShorter.get(form) ?? []) if (isOneSlip(word, candidate)) found.add(candidate);
    }
    return [...found];
  }
}

function shorterForms(word: string): string[] {
  const forms = [word];
  for (let index = 0; index < word.length; index += 1) forms.push(word.slice(0, index) + word.slice(index + 1));
  return forms;
}

/** True when two words differ by at most one letter missing, added, changed, or one pair of neighbours swapped. */
export function isOneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start += 1;
  let oneEnd = one.length;
  let otherEnd = other.length;
  while (oneEnd > start && otherEnd > start && one[oneEnd - 1] === other[otherEnd - 1]) {
    oneEnd -= 1;
    otherEnd -= 1;
  }
  const oneLeft = oneEnd - start;
  const otherLeft = otherEnd - start;
  if (oneLeft <= 1 && otherLeft <= 1) return true;
  return oneLeft === 2 && otherLeft === 2 && one[start] === other[start + 1] && one[start + 1] === other[start];
}
