/** What an agent reads of notes that mention colleagues. */
import { count } from '../../wording/count.ts';

export const words = {
  open: 'Mention a colleague',
  hint: 'Type @ to mention a colleague.',
  label: 'Find a colleague to mention',
  list: 'Colleagues',
  none: 'No colleague has a name like that.',
  loading: 'Looking who works here',
  failed: 'We could not see who works here',
  heading: (n: number) => `${count(n, 'note mentions', 'notes mention')} you`,
  by: (name: string) => `${name} mentions you in a note`,
  about: (name: string, subject: string) => `${name}, ${subject}`,
  go: 'Open',
  goTo: (name: string, subject: string) => `: ${name}, ${subject}`,
  closed: 'You cannot open the conversation. Ask them what it is about.',
  seen: 'Mark as seen',
  seenWhich: (name: string, at: string) => `: ${name}, ${at}`,
};
