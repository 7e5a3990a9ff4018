/** What a step changed: collected inside its transaction, told after its commit (`announce` in create-work.ts). */
import type { Alert, ContactSummary, ConversationEvent, ConversationState, Me, Offer } from '@hub/contract';

export interface Changes {
  events: ConversationEvent[];
  contacts: ContactSummary[];
  alerts: Alert[];
  offers: { staffId: string; offer: Offer }[];
  offersGone: { staffId: string; offerId: string }[];
  staff: Me[];
  follows: { staffId: string; conversationId: string; on: boolean }[];
  /** Conversations that entered or left the waiting. */
  conversations: { conversationId: string; state: ConversationState }[];
}

/** An empty collection, with what is given put in. */
export function changes(parts: Partial<Changes> = {}): Changes {
  return {
    events: [],
    contacts: [],
    alerts: [],
    offers: [],
    offersGone: [],
    staff: [],
    follows: [],
    conversations: [],
    ...parts,
  };
}
