/** What is said, and can be pressed, where a report was sent. */
import en from './wording/en.json' with { type: 'json' };

export const reportWording = en;
