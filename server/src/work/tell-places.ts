/**
 * Tells waiting residents their place after a change. A queue is told at once when it was quiet, and at most once a second when
 * it is not: with thousands waiting, every accept moves everybody up one.
 */
import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import type { WorkNotices } from './notices.ts';
import type { Placed } from './place.store.ts';

const EVERY_MS = 1000;
/** So many are told in one go: thousands would hold up, for as long as that takes, whoever is answered meanwhile. */
const IN_ONE_GO = 50;

export interface PlaceTeller {
  /** Says that places in these queues may have changed. */
  mark(queues: Iterable<string>): void;
  /** Tells what is still to be told, now, and waits until it is told. */
  settle(): Promise<void>;
}

export function createPlaceTeller(
  placesIn: (queues: readonly string[]) => Promise<Placed[]>,
  notices: WorkNotices,
  onFault: (error: unknown) => void,
): PlaceTeller {
  const marked = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;

  const tellAll = async (): Promise<void> => {
    const queues = [...marked];
    marked.clear();
    for (const [index, { conversationId, place }] of (await placesIn(queues)).entries()) {
      if (index % IN_ONE_GO === IN_ONE_GO - 1) await othersHadTheirTurn();
      notices.place(conversationId, place);
    }
  };

  const run = (): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    running ??= tellAll()
      .catch(onFault)
      .finally(() => {
        running = null;
        timer = setTimeout(() => {
          timer = null;
          if (marked.size > 0) void run();
        }, EVERY_MS).unref();
      });
    return running;
  };

  return {
    mark: (queues) => {
      for (const queue of queues) marked.add(queue);
      if (marked.size > 0 && timer === null && running === null) void run();
    },
    settle: async () => {
      while (running !== null || marked.size > 0) await run();
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
