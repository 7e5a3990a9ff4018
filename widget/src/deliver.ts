/** Sends the outbox: in order, one message in flight, the same id again until the hub answers. */
import type { MessageSend, ProblemCode, Stored } from '@hub/contract';
import type { Answer, Later } from './line.ts';
import type { Entry, Outbox } from './outbox.ts';
import { markRefused, markStored, markTried, nextToSend } from './outbox.ts';

/** Milliseconds before a message goes again after no answer. */
const AGAIN_AFTER = 2000;

/** Refusals that pass by themselves; every other one would be the same answer again. */
const PASSING: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'busy',
  'too-many-messages',
  'draining',
  'fault',
  'not-signed-in',
]);

export interface DeliverPorts {
  /** Null while there is no conversation or no line. */
  conversationId: () => string | null;
  outbox: () => Outbox;
  changeOutbox: (next: (outbox: Outbox) => Outbox) => void;
  send: (message: MessageSend) => Answer<Stored>;
  /** Told when the hub has stored an entry, with its place in the thread. */
  stored: (entry: Entry, place: Stored) => void;
  later: Later;
}

/** Makes the sender; call the answer whenever there may be something to send. It does nothing while a message is in flight. */
export function createDelivery(ports: DeliverPorts): () => void {
  let isInFlight = false;

  const again = (milliseconds: number) => void ports.later(milliseconds, deliver);

  async function sendOne(conversationId: string, { clientId, text }: Entry): Promise<number> {
    const answer = await ports.send({ conversationId, clientId, text });
    if (answer?.ok) {
      const entry = ports.outbox().find((each) => each.clientId === clientId);
      ports.changeOutbox((outbox) => markStored(outbox, clientId, conversationId));
      if (entry) ports.stored(entry, { seq: answer.seq, at: answer.at });
      return 0;
    }
    if (!answer || PASSING.has(answer.problem.code)) {
      ports.changeOutbox((outbox) => markTried(outbox, clientId));
      return Math.max(AGAIN_AFTER, (answer?.problem.retryAfterSeconds ?? 0) * 1000);
    }
    ports.changeOutbox((outbox) => markRefused(outbox, clientId));
    return 0;
  }

  function deliver(): void {
    const conversationId = ports.conversationId();
    const entry = nextToSend(ports.outbox());
    if (isInFlight || conversationId === null || !entry) return;
    isInFlight = true;
    void sendOne(conversationId, entry).then((rest) => {
      isInFlight = false;
      if (rest === 0) deliver();
      else again(rest);
    });
  }
  return deliver;
}
