/** What an agent reads on the way to a check of who a resident is; what stands there is fetched with it (later/identity.ts). */
export const identity = {
  open: 'Check who this is',
  command: (name: string) => `Check who this is: ${name}`,
  title: 'Check who this is',
};
