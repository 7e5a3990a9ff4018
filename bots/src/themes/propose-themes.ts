/**
 * Proposes what comments are about: words that weigh much (tf-idf) and stand in several of them. People name the themes; nothing of one
 * comment alone is ever proposed. Pure: the same comments give the same themes.
 */
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { TfIdf } from 'natural/lib/natural/tfidf/index.js';
import { tokenize } from '../understand/tokens.ts';

/** In how many comments a word must stand: one that fewer people said could tell who they are. */
export const FEWEST_COMMENTS = 3;
const MOST_THEMES = 8;
const MOST_WORDS = 3;
/** Shorter words say little of what a comment is about. */
const SHORTEST = 3;

export interface ProposedTheme {
  /** The word that weighs most first. */
  words: string[];
  /** Of how many comments; each comment is in one theme at most. */
  comments: number;
}

/** What each word of a comment weighs, by its stem, so that "waited" and "waiting" are one. */
type Weights = ReadonlyMap<string, number>;

export function proposeThemes(comments: readonly string[]): ProposedTheme[] {
  const { weights, spelling } = weigh(comments);
  const themes: ProposedTheme[] = [];
  let left = weights;
  while (themes.length < MOST_THEMES) {
    const [main] = heaviest(left, FEWEST_COMMENTS);
    if (main === undefined) break;
    const members = left.filter((each) => each.has(main));
    const stems = heaviest(members, Math.max(FEWEST_COMMENTS, members.length / 2)).filter((stem) => stem !== main);
    themes.push({
      words: [main, ...stems.slice(0, MOST_WORDS - 1)].map(spelling),
      comments: members.length,
    });
    left = left.filter((each) => !each.has(main));
  }
  return themes;
}

function weigh(comments: readonly string[]): { weights: Weights[]; spelling: (stem: string) => string } {
  const corpus = new TfIdf();
  for (const comment of comments) corpus.addDocument(tokenize(comment).join(' '));
  const spellings = new Map<string, Map<string, number>>();
  const weights = comments.map((_, index) => {
    const of = new Map<string, number>();
    for (const { term, tfidf } of corpus.listTerms(index)) {
      if (term.length < SHORTEST) continue;
      const stem = PorterStemmer.stem(term);
      of.set(stem, (of.get(stem) ?? 0) + tfidf);
      const known = spellings.get(stem) ?? new Map<string, number>();
      spellings.set(stem, known.set(term, (known.get(term) ?? 0) + 1));
    }
    return of;
  });
  const spelling = (stem: string) =>
    [...(spellings.get(stem) ?? [])].toSorted((one, other) => other[1] - one[1] || compare(one[0], other[0]))[0]?.[0] ??
    stem;
  return { weights, spelling };
}

/** Stems that stand in at least so many comments, the one that weighs most in all of them together first. */
function heaviest(all: readonly Weights[], fewest: number): string[] {
  const found = new Map<string, { weight: number; comments: number }>();
  for (const weights of all)
    for (const [stem, weight] of weights) {
      const known = found.get(stem) ?? { weight: 0, comments: 0 };
      found.set(stem, { weight: known.weight + weight, comments: known.comments + 1 });
    }
  return [...found]
    .filter(([, { comments }]) => comments >= fewest)
    .toSorted(([one, a], [other, b]) => b.weight - a.weight || compare(one, other))
    .map(([stem]) => stem);
}

const compare = (one: string, other: string) => (one < other ? -1 : 1);
