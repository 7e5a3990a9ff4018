/** What an agent reads and hears of handing contacts over, and of helping in them. */
import type { HelperHow, TransferHow, WatchHow } from '@hub/contract';
import { count } from './count.ts';

const how: Record<TransferHow, string> = {
  'hand-over': 'Hand over now',
  introduce: 'Introduce first',
  consult: 'Only ask',
};

const helping: Record<HelperHow, string> = {
  consult: 'You are here to advise.',
  introduce: 'You have passed this on. Your line is still in the call.',
  listen: 'You listen. Nobody hears you.',
  whisper: 'Only the adviser hears you.',
  join: 'You are in the call. Both hear you.',
};

const helper: Record<HelperHow, (name: string) => string> = {
  consult: (name) => `${name} advises.`,
  introduce: (name) => `${name} is still on the line.`,
  listen: (name) => `${name} listens.`,
  whisper: (name) => `${name} listens and speaks to you alone.`,
  join: (name) => `${name} is in the call.`,
};

const watch: Record<WatchHow, string> = { listen: 'Listen', whisper: 'Whisper', join: 'Join' };

export const transfer = {
  open: 'Transfer',
  title: (name: string) => `Transfer ${name}`,
  moveTitle: (name: string) => `Move ${name}`,
  move: 'Move',
  moveName: (name: string, subject: string) => `Move ${name}, ${subject}`,
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
  asking: (name: string) => `Asking ${name}…`,
  stopAsking: 'Cancel',
  notJoining: (name: string) => `${name} is not joining. The contact stays with you.`,
  handedOver: 'Handed over.',
  asked: (name: string) => `${name} is being asked.`,
  helping,
  helper,
  heldBy: (name: string) => `${name} holds this contact.`,
  leave: 'Leave',
  leaveCall: 'Leave the call',
  takesOver: (name: string) => `Let ${name} take over`,
  helpingTitle: 'Where I help',
  noteLabel: 'Note for staff. The resident never sees it.',
  noteSend: 'Write the note',
  offer: {
    'hand-over': (name: string) => `${name} hands this over to you.`,
    introduce: (name: string) => `${name} asks you to take over.`,
    consult: (name: string) => `${name} asks you to advise.`,
  } satisfies Record<TransferHow, (name: string) => string>,
  offerNote: 'Their note',
  held: (n: number) => `With advisers (${n.toLocaleString('en-GB')})`,
  heldNobody: 'No adviser talks with anybody now.',
  watch,
  watchName: (words: string, name: string) => `${words}: ${name}`,
};
