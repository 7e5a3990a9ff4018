/** What supervisors read of the sealed account. Beside its part, which is fetched late: the first page needs none of it. */
export const wording = {
  heading: 'The sealed account was used',
  what: (name: string, at: string) => `${name} signed in with it: ${at}.`,
  reason: (reason: string) => `Reason given: ${reason}`,
  seen: 'Mark as seen',
  which: (name: string) => `: ${name}`,
  mine: 'This is your own sign-in. Another supervisor marks it as seen.',
};
