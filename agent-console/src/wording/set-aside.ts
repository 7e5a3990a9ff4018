/** What an agent reads and hears of contacts that are set aside; what the dialog says comes with it. */
export const setAside = {
  open: 'Set aside',
  heading: (n: number) => `Set aside (${n.toLocaleString('en-GB')})`,
  until: (when: string) => `until ${when}`,
  back: 'Take it up again',
  command: (name: string) => `Set ${name} aside until later`,
  backCommand: (name: string) => `Take up ${name} again`,
};
