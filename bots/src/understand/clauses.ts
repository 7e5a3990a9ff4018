const MOST_CLAUSES = 6;
const SHORTEST_WORDS = 2;
const JOINS = / (?:and also|and|also|plus|as well as|oh and|another thing|while im here) /;
const STOPS = /[.!?;,\n]+/;

/** Where a message is cut: at joining words ("and also"), or at commas and sentence ends as well. */
export type Cut = 'joins' | 'everywhere';

/**
 * Cuts a normalised message where a second matter may begin. Returns clauses of at least two words, or none when there is
 * only one, since the whole message has been read already.
 */
export function splitClauses(normalised: string, cut: Cut): string[] {
  const parts = cut === 'joins' ? [normalised] : normalised.split(STOPS);
  const clauses = parts
    .flatMap((part) => ` ${part.trim()} `.split(JOINS))
    .map((clause) => clause.trim())
    .filter((clause) => clause.split(' ').length >= SHORTEST_WORDS);
  return clauses.length > 1 ? clauses.slice(0, MOST_CLAUSES) : [];
}
