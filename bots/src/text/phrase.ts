/** One step of a phrase: any of these words, with at most `gap` other words since the step before. */
export interface PhraseStep {
  readonly words: readonly string[];
  readonly gap: number;
}

export type PhraseGroups = Readonly<Record<string, readonly string[]>>;

/**
 * Reads a phrase as it is written in the data files. Words stand beside each other; `a|b` is either; `@group` is any word
 * of a named group; `~2` lets up to two words stand between; `^` and `$` are the beginning and the end of a sentence.
 * Throws when a group is unknown or the phrase is empty: the files are ours, so that is a bug.
 */
export function readPhrase(written: string, groups: PhraseGroups): PhraseStep[] {
  const steps: PhraseStep[] = [];
  let gap = 0;
  for (const part of written.split(' ')) {
    const allowed = /^~(\d+)$/.exec(part)?.[1];
    if (allowed !== undefined) {
      gap = Number(allowed);
      continue;
    }
    steps.push({ words: [...new Set(part.split('|').flatMap((word) => readWord(word, groups)))], gap });
    gap = 0;
  }
  if (steps.length === 0 || steps.some((step) => step.words.length === 0)) throw new Error(`Empty phrase: ${written}`);
  return steps;
}

function readWord(word: string, groups: PhraseGroups): readonly string[] {
  if (!word.startsWith('@')) return [word];
  const group = groups[word.slice(1)];
  if (!group) throw new Error(`Unknown group: ${word}`);
  return group;
}
