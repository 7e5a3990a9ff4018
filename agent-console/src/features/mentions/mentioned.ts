/** Colleagues in the words of a note. */

export interface Named {
  staffId: string;
  name: string;
}

/** The words with "@" and the name at the caret, and where the caret goes on. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const before = text.slice(0, caret);
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  const put = `${gap}@${name} `;
  return { text: before + put + text.slice(caret), caret: caret + put.length };
}

/** True when a colleague is to be looked for: "@" was just typed, at the start of a word. In an email address it is a sign like any other. */
export function beginsMention(text: string, caret: number): boolean {
  return /(^|\s)@$/.test(text.slice(0, caret));
}

/** Of those who were chosen, whoever the words still name, each once. */
export function stillNamed(text: string, chosen: readonly Named[]): string[] {
  return [...new Set(chosen.filter(({ name }) => text.includes(`@${name}`)).map(({ staffId }) => staffId))];
}

/** Colleagues of whose names a word begins with what was typed. */
export function findColleagues<T extends Named>(colleagues: readonly T[], typed: string): T[] {
  const wanted = typed.trim().toLowerCase();
  return colleagues.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`));
}
