/** What staff are told when a check cannot be made. */
import en from './wording/en.json' with { type: 'json' };

export const identityWording = en;
