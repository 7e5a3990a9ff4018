/** Number of single-letter edits between two words, counted on one rolling row. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The choice most like a mistyped word, or null when none is close enough to be what was meant. */
export function nearestChoice(word: string, choices: Iterable<string>): string | null {
  const typed = word.slice(0, 60).toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const choice of choices) {
    const distance = editDistance(typed, choice.toLowerCase());
    if (distance < least) {
      least = distance;
      best = choice;
    }
  }
  return best;
}
