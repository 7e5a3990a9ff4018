/** The sentences of codes. */
import en from './wording/en.json' with { type: 'json' };

export const codeWording = en;
