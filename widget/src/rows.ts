/** What the list of messages shows, in its order: the thread, then what is on its way. Pure. */
import type { Action, ConversationEvent, Sender } from '@hub/contract';
import type { ChatState } from './chat-state.ts';
import type { Entry } from './outbox.ts';

export type Delivery = 'sending' | 'not-sent-yet' | 'sent' | 'read' | 'refused';

export interface Row {
  /** Stays the same from the first moment to the stored event, so that a message is announced once. */
  key: string;
  from: Sender;
  name: string | null;
  /** True for what happened, false for what somebody said. */
  isUpdate: boolean;
  text: string;
  at: string;
  actions: readonly Action[];
  /** Null where nothing is to be told. */
  delivery: Delivery | null;
}

function eventRow(event: ConversationEvent, delivery: Delivery | null): Row {
  return {
    key: event.clientId,
    from: event.from,
    name: event.name ?? null,
    isUpdate: event.kind !== 'message' || event.from === 'system',
    text: event.text,
    at: event.at,
    actions: event.actions ?? [],
    delivery,
  };
}

function deliveryOf(entry: Entry, isOnline: boolean): Delivery {
  if (entry.state === 'refused') return 'refused';
  if (entry.state === 'stored') return 'sent';
  return entry.tries === 0 && isOnline ? 'sending' : 'not-sent-yet';
}

/** Only the resident's last stored message says "Sent" or "Read"; those before it are the same or further. */
export function rowsOf({ thread, outbox, link, readByAgent }: ChatState): Row[] {
  const events = thread?.events ?? [];
  const lastOwn = events.findLast((event) => event.from === 'resident')?.seq ?? null;
  return [
    ...events.map((event) =>
      eventRow(event, event.seq === lastOwn ? (event.seq <= readByAgent ? 'read' : 'sent') : null),
    ),
    ...outbox.map((entry) => ({
      key: entry.clientId,
      from: 'resident' as const,
      name: null,
      isUpdate: false,
      text: entry.text,
      at: entry.writtenAt,
      actions: [],
      delivery: deliveryOf(entry, link !== 'offline'),
    })),
  ];
}
