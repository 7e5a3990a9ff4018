/** How lists are searched: every typed word, in any order and any case. Pure. */

export function holdsWords(text: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const within = text.toLowerCase();
  return words.every((word) => within.includes(word));
}
