import type { AskLists } from '../load.ts';
import { normalise, placeWords } from '../text/normalise.ts';
import { readPhrase } from '../text/phrase.ts';
import { compilePhrases, type PhraseHit } from '../text/phrase-matcher.ts';
import { ASKS } from './types.ts';

export type AskName = keyof AskLists['asks'];

interface AskPattern {
  readonly kind: AskName;
  readonly words: string;
  /** An everyday use of the same words ("my phone died"): what it covers is no wording of its kind. */
  readonly isMask: boolean;
}

/**
 * Finds in one pass every kind of request that a text makes, by the council's own lists (P14, P17, P24, P26, P28 to P33, P42,
 * P49, P51). A wording counts unless a mask of the same list covers part of it.
 */
export function createAskReader(lists: AskLists): (text: string) => ReadonlySet<AskName> {
  const kinds: readonly AskName[] = [...ASKS, 'interpreter'];
  const patterns: readonly AskPattern[] = kinds.flatMap((kind) => [
    ...lists.asks[kind].map(({ words }) => ({ kind, words, isMask: false })),
    ...(lists.masks[kind] ?? []).map(({ words }) => ({ kind, words, isMask: true })),
  ]);
  const matcher = compilePhrases(
    patterns.map(({ words }) => readPhrase(words, lists.groups)),
    () => undefined,
  );
  return (text) => {
    const hits = matcher.find(placeWords(normalise(text)));
    const masks = hits.filter(({ phrase }) => patterns[phrase]?.isMask);
    const found = new Set<AskName>();
    for (const hit of hits) {
      const pattern = patterns[hit.phrase];
      if (!pattern || pattern.isMask || found.has(pattern.kind)) continue;
      const isMasked = masks.some((mask) => patterns[mask.phrase]?.kind === pattern.kind && overlap(mask, hit));
      if (!isMasked) found.add(pattern.kind);
    }
    return found;
  };
}

function overlap(one: PhraseHit, other: PhraseHit): boolean {
  return one.first <= other.last && other.first <= one.last;
}
