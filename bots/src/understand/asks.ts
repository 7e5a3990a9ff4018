import type { AskLists } from '../load.ts';
import { normalise, placeWords } from '../text/normalise.ts';
import { readPhrase } from '../text/phrase.ts';
import { compilePhrases } from '../text/phrase-matcher.ts';

export type AskName = keyof AskLists['asks'];

/** Finds in one pass every kind of request that a text makes, by the council's own lists (P17, P24, P28 to P30, P51). */
export function createAskReader(lists: AskLists): (text: string) => ReadonlySet<AskName> {
  const kinds: AskName[] = [
    'person',
    'complaint',
    'informationRequest',
    'dataRequest',
    'digitalExclusion',
    'interpreter',
  ];
  const patterns = kinds.flatMap((kind) => lists.asks[kind].map(({ words }) => ({ kind, words })));
  const matcher = compilePhrases(
    patterns.map(({ words }) => readPhrase(words, lists.groups)),
    () => undefined,
  );
  return (text) => {
    const found = new Set<AskName>();
    for (const hit of matcher.find(placeWords(normalise(text)))) {
      const kind = patterns[hit.phrase]?.kind;
      if (kind) found.add(kind);
    }
    return found;
  };
}
