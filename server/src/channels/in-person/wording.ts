/** The sentences of the desk where staff write contacts down. */
import en from './wording/en.json' with { type: 'json' };

export const inPersonWording = en;
