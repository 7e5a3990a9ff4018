/** What a short answer to "How did we do?" means. A whole answer or none: "2 bins were missed" is something to deal with. Pure. */
import given from './scores.json' with { type: 'json' };

const SCORES = new Map(
  Object.entries(given.scores).flatMap(([score, words]) => words.map((word) => [word, Number(score)] as const)),
);
const NO: ReadonlySet<string> = new Set(given.no);

/** 1 to 5; null where it says something else. */
export function readScore(text: string): number | null {
  const words = tidy(text);
  const score = SCORES.get(words);
  if (score !== undefined) return score;
  const end = given.outOfFive.find((each) => words.endsWith(each));
  return end === undefined ? null : (SCORES.get(words.slice(0, -end.length).trim()) ?? null);
}

/** Whether they would rather not say, and are done. */
export const isNo = (text: string): boolean => NO.has(tidy(text));

const tidy = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim();
