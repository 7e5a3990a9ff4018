/** What an agent asks of the hub about setting a contact aside. */
import type { ContactSummary, Outcome } from '@hub/contract';
import type { Link } from './socket.ts';

interface SetAsideParts {
  link: Pick<Link, 'ask'>;
  /** Takes the contact of an answer into the work, as its event would. */
  take: <T extends { contact: ContactSummary }>(answer: Outcome<T>) => Outcome<T>;
}

export interface SetAside {
  setAside: (contactId: string, until: Date) => Promise<Outcome<{ contact: ContactSummary }>>;
  /** Takes it up again before its time. */
  bringBack: (contactId: string) => Promise<Outcome<{ contact: ContactSummary }>>;
}

export function createSetAside({ link, take }: SetAsideParts): SetAside {
  return {
    setAside: async (contactId, until) => {
      const asked = { contactId, until: until.toISOString() };
      return take(await link.ask((socket) => socket.emitWithAck('contact:set-aside', asked)));
    },
    bringBack: async (contactId) =>
      take(await link.ask((socket) => socket.emitWithAck('contact:bring-back', { contactId }))),
  };
}
