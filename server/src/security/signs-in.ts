/** Which accounts sign in at an issuer: not those that were made for one use of the sealed account. */

/** Before the id of such an account. No identity provider has a subject like it. */
export const BREAK_GLASS_SUBJECT = 'break-glass:';

export const SIGNS_IN = { active: true, NOT: { subject: { startsWith: BREAK_GLASS_SUBJECT } } };
