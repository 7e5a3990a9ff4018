/** What people are told in a thread of how their reports get on. */
import en from './wording/en.json' with { type: 'json' };

export const progressWording = en;
