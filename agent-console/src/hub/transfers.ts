/** What an agent asks of the hub about handing contacts over and helping in them. */
import type { ContactSummary, Outcome, Transfer, WatchHow } from '@hub/contract';
import type { Link } from './socket.ts';

interface TransferParts {
  link: Pick<Link, 'ask'>;
  /** Takes the contact of an answer into the work, as its event would. */
  take: <T extends { contact: ContactSummary }>(answer: Outcome<T>) => Outcome<T>;
  select: (contactId: string | null) => void;
  newId: () => string;
}

export interface Transfers {
  /** Hands a contact over, or asks a colleague. */
  transfer: (asked: Transfer) => Promise<Outcome<{ contact: ContactSummary }>>;
  stopAsking: (contactId: string) => Promise<Outcome<{ contact: ContactSummary }>>;
  /** Leaves a contact where I help. */
  leave: (contactId: string) => Promise<Outcome<{ contact: ContactSummary }>>;
  /** Goes into a live call, for supervisors. */
  watch: (contactId: string, how: WatchHow) => Promise<Outcome<{ contact: ContactSummary }>>;
  /** Writes something for staff alone, and tells those whom it mentions. */
  note: (contactId: string, text: string, mentions: string[]) => Promise<Outcome>;
  seeMention: (mentionId: string) => Promise<Outcome>;
}

export function createTransfers({ link, take, select, newId }: TransferParts): Transfers {
  return {
    transfer: async (asked) => take(await link.ask((socket) => socket.emitWithAck('contact:transfer', asked))),
    stopAsking: async (contactId) =>
      take(await link.ask((socket) => socket.emitWithAck('contact:stop-asking', { contactId }))),
    leave: async (contactId) => take(await link.ask((socket) => socket.emitWithAck('contact:leave', { contactId }))),
    watch: async (contactId, how) => {
      const answer = take(await link.ask((socket) => socket.emitWithAck('contact:watch', { contactId, how })));
      if (answer.ok) select(contactId);
      return answer;
    },
    note: (contactId, text, mentions) =>
      link.ask((socket) => socket.emitWithAck('contact:note', { contactId, clientId: newId(), text, mentions })),
    seeMention: (mentionId) => link.ask((socket) => socket.emitWithAck('mention:seen', { mentionId })),
  };
}
