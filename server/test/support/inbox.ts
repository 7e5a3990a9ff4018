/** Everything that a connection has been told, and a way to wait for what it will be told. */
import type { WireClient } from './wire-client.ts';

export interface Inbox {
  /** Settles with the first payload of that event that fits, seen already or still to come. */
  first<T>(event: string, fits?: (payload: T) => boolean): Promise<T>;
  /** What has been told so far. */
  all<T>(event: string): T[];
}

export function inboxOf(client: WireClient, events: readonly string[]): Inbox {
  const seen = new Map<string, unknown[]>(events.map((event) => [event, []]));
  const waiting: { event: string; look: (payload: unknown) => boolean }[] = [];
  const keep = (event: string, payload: unknown): void => {
    seen.get(event)?.push(payload);
    for (const each of waiting.filter((one) => one.event === event && one.look(payload)))
      waiting.splice(waiting.indexOf(each), 1);
  };
  for (const event of events) client.on(event, (payload) => keep(event, payload));
  // What the lists are told together is kept one by one, beside what is told alone.
  if (seen.has('contact'))
    client.on('contacts', (payload) => {
      for (const contact of payload as unknown[]) keep('contact', contact);
    });
  const all = <T>(event: string) => (seen.get(event) ?? []) as T[];
  return {
    all,
    first: <T>(event: string, fits: (payload: T) => boolean = () => true) =>
      new Promise<T>((resolve) => {
        const held = all<T>(event).find(fits);
        if (held !== undefined) {
          resolve(held);
          return;
        }
        const look = (payload: unknown): boolean => {
          if (!fits(payload as T)) return false;
          resolve(payload as T);
          return true;
        };
        waiting.push({ event, look });
      }),
  };
}

/** Asks and settles with the acknowledgement. */
export function ask<T>(client: WireClient, event: string, payload: unknown): Promise<T> {
  return new Promise((resolve) => client.ask(event, payload, (answer) => resolve(answer as T)));
}
