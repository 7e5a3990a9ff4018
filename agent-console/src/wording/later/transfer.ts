/** What an agent reads while handing a contact over. */
import type { TransferHow } from '@hub/contract';
import { count } from '../count.ts';

const how: Record<TransferHow, string> = {
  'hand-over': 'Hand over now',
  introduce: 'Introduce first',
  consult: 'Only ask',
};

export const transferDialog = {
  title: (name: string) => `Transfer ${name}`,
  moveTitle: (name: string) => `Move ${name}`,
  how,
  howLegend: 'How?',
  howHelp: {
    'hand-over': 'They go back to waiting, at their old place. You are free at once.',
    introduce: 'They stay with you until your colleague accepts. Then your colleague takes over.',
    consult: 'They stay with you. Your colleague reads along and writes notes, or joins the call.',
  } satisfies Record<TransferHow, string>,
  warmOnly: 'This resident may not be handed over unseen. Introduce a colleague.',
  who: 'Who?',
  choose: 'Choose a colleague or a queue',
  colleagues: 'Colleagues',
  queues: 'Queues',
  colleague: (name: string, standing: string) => `${name} (${standing})`,
  free: (places: number) => count(places, 'free place', 'free places'),
  noPlace: 'no free place',
  notHere: 'not at their desk',
  queue: (name: string, available: number, waiting: number) =>
    `${name} (${available.toLocaleString('en-GB')} available, ${waiting.toLocaleString('en-GB')} waiting)`,
  anyone: 'Of a queue, whoever is free first is asked.',
  skills: 'Skills that it needs',
  note: 'Note for your colleague. Residents never see it.',
  confirm: {
    'hand-over': 'Hand over',
    introduce: 'Ask them to take over',
    consult: 'Ask them to advise',
  } satisfies Record<TransferHow, string>,
  cancel: 'Go back',
  whoMissing: 'Choose who.',
  loading: 'Looking who is free',
  failed: 'We could not see who is free',
};
