/** The sentences of the sign-in pages. */
import en from './wording/en.json' with { type: 'json' };

export type WordingId = keyof typeof en;

/** The sentence with that id. */
export const say = (id: WordingId): string => en[id];

/** A role as people call it; one that has no word is shown by its name. */
export const roleInWords = (role: string): string => (en as Readonly<Record<string, string>>)[`role.${role}`] ?? role;
