/**
 * What the resident has written and the thread does not show yet. An entry stays until the thread itself holds it, so that
 * nothing is lost, and keeps its id for every try, so that nothing is stored twice. Pure.
 */
import type { ConversationEvent } from '@hub/contract';

/** `waiting`: to be sent, or sent without an answer yet. `stored`: the hub has it. `refused`: the hub will not take it as it is. */
export type EntryState = 'waiting' | 'stored' | 'refused';

export interface Entry {
  clientId: string;
  text: string;
  /** When it was written, ISO 8601 by the browser's clock. */
  writtenAt: string;
  state: EntryState;
  /** The conversation that stored it. */
  storedIn?: string;
  /** How often it was sent without an answer. */
  tries: number;
}

export type Outbox = readonly Entry[];

const change = (outbox: Outbox, clientId: string, next: (entry: Entry) => Entry): Outbox =>
  outbox.map((entry) => (entry.clientId === clientId ? next(entry) : entry));

/** Puts new words at the end; an id that is here already changes nothing. */
export function addEntry(outbox: Outbox, written: Pick<Entry, 'clientId' | 'text' | 'writtenAt'>): Outbox {
  if (outbox.some((entry) => entry.clientId === written.clientId)) return outbox;
  return [...outbox, { ...written, state: 'waiting', tries: 0 }];
}

/** The one entry to send now. Only the first that waits: the next one goes when this one is stored or refused. */
export function nextToSend(outbox: Outbox): Entry | null {
  return outbox.find((entry) => entry.state === 'waiting') ?? null;
}

/** Nobody answered: it waits for another try with the same id. */
export function markTried(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, (entry) => ({ ...entry, tries: entry.tries + 1 }));
}

/** The hub acknowledged it; it stays until the thread shows it. */
export function markStored(outbox: Outbox, clientId: string, conversationId: string): Outbox {
  return change(outbox, clientId, (entry) => ({ ...entry, state: 'stored', storedIn: conversationId }));
}

/** The hub will not take it as it is; the words stay for the resident to use again. */
export function markRefused(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, (entry) => ({ ...entry, state: 'refused' }));
}

/** The resident asks for another try of a refused entry. */
export function tryAgain(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, (entry) => ({ ...entry, state: 'waiting', tries: 0 }));
}

/** Takes out the entries that the thread holds: their own event is the proof that they were stored. */
export function settle(outbox: Outbox, events: readonly ConversationEvent[]): Outbox {
  const held = new Set(events.map((event) => event.clientId));
  return outbox.some((entry) => held.has(entry.clientId))
    ? outbox.filter((entry) => !held.has(entry.clientId))
    : outbox;
}

/** A conversation opens: what another one has stored is its own, and what was never stored goes with the resident. */
export function carryOver(outbox: Outbox, conversationId: string): Outbox {
  return outbox.filter((entry) => entry.state !== 'stored' || entry.storedIn === conversationId);
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof Entry, unknown>>;
  return (
    typeof entry.clientId === 'string' &&
    typeof entry.text === 'string' &&
    typeof entry.writtenAt === 'string' &&
    typeof entry.tries === 'number' &&
    (entry.state === 'waiting' || entry.state === 'stored' || entry.state === 'refused')
  );
}

/** Reads a kept outbox. What cannot be read is left out; anyone can write into a browser's storage. */
export function readOutbox(kept: string | null): Outbox {
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    return Array.isArray(value) ? value.filter(isEntry) : [];
  } catch {
    return [];
  }
}
