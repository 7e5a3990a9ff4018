/** What an agent reads whose status a supervisor has set. */
export const setBy = {
  label: 'Your status',
  who: (name: string) => `${name} set your status.`,
  why: (reason: string) => `Their reason: ${reason}`,
  next: 'You can set it again yourself at the top of the page.',
};
