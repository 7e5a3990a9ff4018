/** What an agent reads of contacts that are written down; what the form says comes with it (later/log-contact.ts). */
export const logContact = {
  button: 'Log a contact',
  title: 'Log a contact',
  logged: 'The contact is logged.',
  passedOn: 'The contact is logged and waits for the right team.',
  passedOnTitle: 'Passed on',
  advice: 'You can offer',
  writtenBy: (name: string) => `Written down by ${name}`,
  noteLabel: 'Write down what was said or done',
  noteSend: 'Write down',
};
