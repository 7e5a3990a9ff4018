/** What an agent asks of the hub about handing contacts over and helping in them. */
import type { ContactSummary, Outcome } from '@hub/contract';
import type { Hub } from './hub.ts';
import type { Link } from './socket.ts';

interface TransferParts {
  link: Pick<Link, 'ask'>;
  /** Takes the contact of an answer into the work, as its event would. */
  take: <T extends { contact: ContactSummary }>(answer: Outcome<T>) => Outcome<T>;
  select: (contactId: string | null) => void;
  newId: () => string;
}

type Transfers = Pick<Hub, 'transfer' | 'stopAsking' | 'leave' | 'watch' | 'note'>;

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
    note: (contactId, text) =>
      link.ask((socket) => socket.emitWithAck('contact:note', { contactId, clientId: newId(), text })),
  };
}
