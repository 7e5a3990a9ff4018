/** The sentences of the web chat's edge. */
import en from './wording/en.json' with { type: 'json' };

export const webWording = en;
