/** What the console and the resident's chat are told as work moves on. notices.socket.ts sends it; tests collect it. */
import type { Alert, ContactSummary, Me, Offer, QueuePlace } from '@hub/contract';
import type { Placed } from './place.store.ts';

export interface WorkNotices {
  /** To the agent's sockets alone. */
  offer(staffId: string, offer: Offer): void;
  /** The offer was answered, expired or withdrawn. */
  offerGone(staffId: string, offerId: string): void;
  me(me: Me): void;
  /** A note names them. */
  mentioned(staffId: string): void;
  /** To every signed-in member of staff; of what few may read, the others are told no more than that it is there. */
  contact(contact: ContactSummary): void;
  alert(alert: Alert): void;
  /** What is to do has changed. */
  tasks(): void;
  /** To the resident. */
  place(conversationId: string, place: QueuePlace): void;
  /** To each of these residents. Settles when those on this node were told. */
  places(placed: readonly Placed[]): Promise<void>;
  /** The agent's sockets begin, or cease, to follow a conversation. */
  follow(staffId: string, conversationId: string): void;
  unfollow(staffId: string, conversationId: string): void;
}
