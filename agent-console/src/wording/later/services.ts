/** What a supervisor reads where it is set which services can be done online. */
export const services = {
  title: 'Services online',
  help: 'Rules and pages follow at once. A service that is coming goes live by itself on its day.',
  name: 'Service',
  state: 'State',
  change: 'Change',
  states: {
    live: 'live',
    coming: 'coming',
    none: 'no form online',
    outage: 'out of order',
  },
  comingOn: (day: string) => `coming, live on ${day}`,
  outageWith: (words: string) => `out of order: ${words}`,
  form: (name: string) => `Change ${name}`,
  day: 'Goes live on',
  dayHint: 'The day on which its form opens. Leave it empty where none is known.',
  words: 'What residents are told',
  wordsHint: 'One or two short sentences. Say what to do instead.',
  saved: (name: string) => `${name} is changed.`,
};
