/**
 * How every socket event is answered: one acknowledgement with an outcome, or, where the sender gave no acknowledgement, a
 * `problem` event. Whatever goes wrong inside is logged once and answered as a fault; nothing unhandled reaches the process.
 */
import type { Outcome, Problem } from '@hub/contract';
import { problem, refused } from './problem.ts';

/** As much of a socket as answering needs; both namespaces' typed sockets are cast to it in one place. */
interface EventSocket {
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
}

export type Handler = (payload: unknown) => Outcome | undefined | Promise<Outcome | undefined>;
export type OnFault = (event: string, error: unknown) => void;

/**
 * Gives the events of one connection to the handlers of its namespace. An event without a handler is answered with a refusal that
 * names it. A handler that answers undefined (typing, read) has nothing to acknowledge. One listener hears all of them: a chat that
 * says nothing must cost little.
 */
export function answerEvents(socket: object, handlers: Readonly<Record<string, Handler>>, onFault: OnFault): void {
  const raw = socket as EventSocket;
  raw.onAny((event, ...args) => void answer(raw, handlers, onFault, event, args));
}

async function answer(
  socket: EventSocket,
  handlers: Readonly<Record<string, Handler>>,
  onFault: OnFault,
  event: string,
  args: unknown[],
): Promise<void> {
  const handler = Object.hasOwn(handlers, event) ? handlers[event] : undefined;
  if (!handler) {
    const names = Object.keys(handlers).join(', ');
    tell(socket, args, refused('unknown-event', `Use one of: ${names}.`, { where: 'event' }));
    return;
  }
  try {
    const outcome = await handler(args[0]);
    if (outcome) tell(socket, args, outcome);
  } catch (error) {
    onFault(event, error);
    const again = problem('fault', 'Nothing was changed or lost. Send the same again in a moment.');
    tell(socket, args, { ok: false, problem: again });
  }
}

function tell(socket: EventSocket, args: readonly unknown[], outcome: Outcome): void {
  const ack = args.at(-1);
  if (typeof ack === 'function') (ack as (outcome: Outcome) => void)(outcome);
  else if (!outcome.ok) socket.emit('problem', outcome.problem satisfies Problem);
}
