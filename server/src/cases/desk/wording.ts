/** What residents are told of their cases, and what staff are told of what they ask for. */
import en from './wording/en.json' with { type: 'json' };

export const caseWording = en;
