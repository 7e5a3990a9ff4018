/** Sends what is in the outbox, one message at a time a conversation, until the hub has answered for each. */
import type { Outcome, ProblemCode, Stored } from '@hub/contract';
import { nextToSend, type Outbox, type Pending } from './outbox.ts';
import type { OutboxChange } from './reduce.ts';

/** Refusals that pass by themselves: the same message is sent again under the same id. */
const PASSING: ReadonlySet<ProblemCode> = new Set(['busy', 'too-many-messages', 'draining', 'fault', 'not-signed-in']);
/** Seconds before another try when the hub names none. */
const AGAIN_AFTER_SECONDS = 2;

export interface SenderParts {
  outbox: () => Outbox;
  online: () => boolean;
  send: (item: Pending) => Promise<Outcome<Stored>>;
  apply: (change: OutboxChange) => void;
  /** Resolves after so many seconds. */
  wait: (seconds: number) => Promise<void>;
}

/**
 * Makes the function to call whenever something may be sent: after a new message and after every connection. Calls for a
 * conversation that is being sent already are answered at once and change nothing. It stops when the connection is gone.
 */
export function createSender(parts: SenderParts): (conversationId: string) => Promise<void> {
  const busy = new Set<string>();

  async function sendAll(conversationId: string): Promise<void> {
    for (;;) {
      const item = nextToSend(parts.outbox(), conversationId);
      if (!item || !parts.online()) return;
      const answer = await parts.send(item);
      if (answer.ok) parts.apply({ type: 'stored', clientId: item.clientId, seq: answer.seq });
      else if (PASSING.has(answer.problem.code))
        await parts.wait(answer.problem.retryAfterSeconds ?? AGAIN_AFTER_SECONDS);
      else parts.apply({ type: 'refused', clientId: item.clientId, why: answer.problem.detail });
    }
  }

  return async (conversationId) => {
    if (busy.has(conversationId)) return;
    busy.add(conversationId);
    try {
      await sendAll(conversationId);
    } finally {
      busy.delete(conversationId);
    }
  };
}
