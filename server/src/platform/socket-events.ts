/**
 * How every socket event is answered: one acknowledgement with an outcome, or, where the sender gave no acknowledgement, a
 * `problem` event. Whatever goes wrong inside is logged once and answered as a fault; nothing unhandled reaches the process.
 */
import type { Outcome, Problem } from '@hub/contract';
import { problem, refused } from './problem.ts';

/** As much of a socket as answering needs; both namespaces' typed sockets are cast to it in one place. */
interface EventSocket {
  on(event: string, listener: (...args: unknown[]) => void): unknown;
  onAny(listener: (event: string, ...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
}

export type Handler = (payload: unknown) => Outcome | Promise<Outcome> | undefined;
export type OnFault = (event: string, error: unknown) => void;

/**
 * Registers the handlers of a namespace on one connection. An event without a handler is answered with a refusal that names
 * it. A handler that answers undefined (typing, read) has nothing to acknowledge.
 */
export function answerEvents(socket: object, handlers: Readonly<Record<string, Handler>>, onFault: OnFault): void {
  const raw = socket as EventSocket;
  const answer = (args: unknown[], outcome: Outcome): void => {
    const ack = args.at(-1);
    if (typeof ack === 'function') (ack as (outcome: Outcome) => void)(outcome);
    else if (!outcome.ok) raw.emit('problem', outcome.problem satisfies Problem);
  };

  for (const [event, handler] of Object.entries(handlers)) {
    raw.on(event, (...args: unknown[]) => {
      void (async () => {
        try {
          const outcome = await handler(args[0]);
          if (outcome) answer(args, outcome);
        } catch (error) {
          onFault(event, error);
          answer(args, {
            ok: false,
            problem: problem('fault', 'Nothing was changed or lost. Send the same again in a moment.'),
          });
        }
      })();
    });
  }

  raw.onAny((event, ...args) => {
    if (event in handlers) return;
    const names = Object.keys(handlers).join(', ');
    answer(args, refused('unknown-event', `Use one of: ${names}.`, { where: 'event' }));
  });
}
