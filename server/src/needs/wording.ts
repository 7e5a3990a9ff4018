/** The words for needs: a few for staff who are offered a contact, plain ones for residents. */
import en from './wording/en.json' with { type: 'json' };

export const needsWording = en;
