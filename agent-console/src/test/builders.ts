/** Deterministic people and contacts for the console's tests. */
import type { ContactSummary, ConversationEvent, Duty, Offer, Task, WorkSnapshot } from '@hub/contract';

/** A uuid that ends in `n`. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const ME = uuid(1);

/** Contact `n`, whose conversation is `uuid(1000 + n)`; mine unless said otherwise. */
export function contact(n: number, part: Partial<ContactSummary> = {}): ContactSummary {
  return {
    contactId: uuid(n),
    conversationId: uuid(1000 + n),
    channel: 'webchat',
    state: 'assigned',
    queue: 'general',
    priority: 4,
    subject: 'Report a missed bin',
    residentName: `Resident ${n}`,
    reason: 'Asked for a person',
    queuedAt: `2026-11-24T10:00:${String(n % 60).padStart(2, '0')}.000Z`,
    assignedTo: ME,
    assignedName: 'Priya',
    isOverTarget: false,
    setAsideUntil: null,
    asking: null,
    helpers: [],
    restricted: false,
    version: 1,
    ...part,
  };
}

export function offer(n: number): Offer {
  return {
    offerId: uuid(5000 + n),
    contact: contact(n, { state: 'offered', assignedTo: null, assignedName: null }),
    reason: 'Asked for a person',
    expiresAt: '2026-11-24T10:05:00.000Z',
    needs: [],
    asked: null,
  };
}

export function work(part: Partial<WorkSnapshot> = {}): WorkSnapshot {
  const me = {
    staffId: ME,
    name: 'Priya Nair',
    role: 'agent',
    status: 'available',
    capacity: 2,
    load: 0,
    setBy: null,
  } as const;
  return { me, mine: [], helping: [], held: [], offers: [], queue: [], alerts: [], tasks: [], ...part };
}

/** Event `seq` of contact `n`'s conversation, said by the resident unless said otherwise. */
export function event(n: number, seq: number, part: Partial<ConversationEvent> = {}): ConversationEvent {
  return {
    conversationId: uuid(1000 + n),
    seq,
    clientId: uuid(n * 10_000 + seq),
    kind: 'message',
    from: 'resident',
    text: `Message ${seq}`,
    at: '2026-11-24T10:01:00.000Z',
    ...part,
  };
}

/** Duty `n`, a task that is still to do unless said otherwise. */
export function duty(n: number, part: Partial<Duty> = {}): Duty {
  return {
    dutyId: uuid(7000 + n),
    kind: 'task',
    what: 'referral',
    words: 'set a task: refer to safeguarding',
    clause: 'P15',
    at: '2026-11-24T10:01:00.000Z',
    doneAt: null,
    ...part,
  };
}

/** Duty `n`, to do for contact `n`. */
export const task = (n: number, part: Partial<Duty> = {}): Task => ({ duty: duty(n, part), contact: contact(n) });
