/** The sentences of the text channel. */
import en from './wording/en.json' with { type: 'json' };

export const smsWording = en;
