/** The sentences of the audit pages. */
import en from './wording/en.json' with { type: 'json' };

export type WordingId = keyof typeof en;

/** The sentence with that id. */
export const say = (id: WordingId): string => en[id];

/** An action in words; one that has none is shown by its name. */
export const actionInWords = (action: string): string =>
  (en as Readonly<Record<string, string>>)[`action.${action}`] ?? action;
