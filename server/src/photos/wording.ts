/** What is said of photos in a thread. */
import en from './wording/en.json' with { type: 'json' };

export const photoWording = en;
