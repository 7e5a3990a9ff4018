/** Keys that work anywhere on the page. Pure: a key press in, what it asks for out. */

export type KeyDeed = { type: 'commands' } | { type: 'help' } | { type: 'jump'; place: number };

/** The parts of a keyboard event that matter. `code` names the place on the keyboard, so that Alt 1 works on every layout. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** Null for a key that is not ours. `place` counts from 0. No single letter is taken (WCAG 2.1.4). */
export function deedOfKey({ key, code, ctrlKey, metaKey, altKey }: KeyPress): KeyDeed | null {
  const control = ctrlKey || metaKey;
  if (control && !altKey && key.toLowerCase() === 'k') return { type: 'commands' };
  if (control && !altKey && key === '/') return { type: 'help' };
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  if (altKey && !control && digit !== undefined) return { type: 'jump', place: Number(digit) - 1 };
  return null;
}
