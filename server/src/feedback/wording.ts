/** The sentences of ratings. */
import en from './wording/en.json' with { type: 'json' };

export const feedbackWording = en;
