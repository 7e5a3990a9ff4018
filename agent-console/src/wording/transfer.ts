/** What an agent reads and hears of handing contacts over, and of helping in them; what the dialog says comes with it (later/transfer.ts). */
import type { HelperHow, TransferHow, WatchHow } from '@hub/contract';

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

/** The same of a chat, which is read: what the adviser alone is to read is a note. */
const typed = {
  helping: {
    listen: 'You read along. The adviser sees that you do. The resident does not. Only staff read your notes.',
    join: 'You are in the chat. The resident reads what you write.',
  },
  helper: {
    listen: (name: string) => `${name} reads along.`,
    join: (name: string) => `${name} is in the chat.`,
  },
  watch: { listen: 'Read along', join: 'Join' },
  /** For whoever is in it the other way. */
  change: { listen: 'Stop writing, read along', join: 'Join the chat' },
};

export const transfer = {
  open: 'Transfer',
  move: 'Move',
  moveName: (name: string, subject: string) => `Move ${name}, ${subject}`,
  asking: (name: string) => `Asking ${name}…`,
  stopAsking: 'Cancel',
  notJoining: (name: string) => `${name} is not joining. The contact stays with you.`,
  helping,
  helper,
  heldBy: (name: string) => `${name} holds this contact.`,
  leave: 'Leave',
  leaveCall: 'Leave the call',
  takesOver: (name: string) => `Let ${name} take over`,
  helpingTitle: 'Where I help',
  notePlace: 'Write a note for staff',
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
  typed,
  watchName: (words: string, name: string) => `${words}: ${name}`,
};
