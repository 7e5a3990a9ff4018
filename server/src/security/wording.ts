/** The sentences of the sign-in pages. */
import en from './wording/en.json' with { type: 'json' };

export type WordingId = keyof typeof en;

/** The sentence with that id. */
export const say = (id: WordingId): string => en[id];
