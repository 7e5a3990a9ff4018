/**
 * The conversation log: what everybody writes through. A message is acknowledged only after its commit, published only after
 * its commit, and the same client id again gives the same answer and is published again (the first publication may have died
 * with its node; receivers drop what they hold).
 */
import type { ConversationEvent } from '@hub/contract';
import type { Appended, NewEvent } from './append.store.ts';
import { GroupCommit } from '../platform/group-commit.ts';

/** Tells everybody who follows a conversation about events that are committed. */
export type Publish = (events: readonly ConversationEvent[]) => void;

export interface ConversationLog {
  /** Stores one event and publishes it. Rejects with `Backlogged` when the database cannot keep up. */
  append(event: NewEvent): Promise<Appended>;
  /** Settles when everything that was accepted is committed. */
  idle(): Promise<void>;
}

export interface LogPorts {
  /** Stores a batch in one transaction. */
  store: (items: NewEvent[]) => Promise<Appended[]>;
  publish: Publish;
  /** Called after the commit for each conversation that now waits for a decision. */
  onTurnDue: (conversationId: string) => void;
  onBatch: (size: number, seconds: number) => void;
}

/** Batches that may be under way at once, each over a connection of its own. */
export const LOG_LANES = 2;
const LIMITS = { batch: 500, waiting: 5000 };

/** The lane of a conversation: always the same, so that its messages keep their order. */
function laneOf(conversationId: string): number {
  return Number.parseInt(conversationId.slice(-4), 16) % LOG_LANES;
}

export function createLog(ports: LogPorts): ConversationLog {
  const commit = async (items: NewEvent[]): Promise<Appended[]> => {
    const started = performance.now();
    const appended = await ports.store(items);
    ports.onBatch(items.length, (performance.now() - started) / 1000);
    return appended;
  };
  const lanes = Array.from({ length: LOG_LANES }, () => new GroupCommit(commit, LIMITS));
  const lane = (conversationId: string): GroupCommit<NewEvent, Appended> => {
    const found = lanes[laneOf(conversationId)];
    if (!found) throw new Error('every conversation has a lane');
    return found;
  };

  return {
    append: async (event) => {
      const appended = await lane(event.conversationId).add(event);
      if ('event' in appended) {
        ports.publish([appended.event]);
        if (appended.turnDue) ports.onTurnDue(event.conversationId);
      }
      return appended;
    },
    idle: async () => {
      await Promise.all(lanes.map((each) => each.idle()));
    },
  };
}
