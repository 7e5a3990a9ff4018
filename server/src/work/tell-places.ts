/**
 * Tells waiting residents their place after a change. A queue is told at once when it was quiet, and at most every two seconds when
 * it is not: with thousands waiting, every accept moves everybody up one. Those near the front are told each time; of a long line
 * the others are told when it is its turn, one long line each time.
 */
import type { WorkNotices } from './notices.ts';
import type { ToldLine } from './place.store.ts';

const EVERY_MS = 2000;
export interface PlaceTeller {
  /** Says that places in these queues may have changed. */
  mark(queues: Iterable<string>): void;
  /** Tells what is still to be told, now, to everybody, and waits until it is told. */
  settle(): Promise<void>;
}

export function createPlaceTeller(
  placesIn: (queues: readonly string[], whole: ReadonlySet<string>) => Promise<ToldLine[]>,
  notices: Pick<WorkNotices, 'places'>,
  onFault: (error: unknown) => void,
): PlaceTeller {
  const marked = new Set<string>();
  /** Lines of which those farther back were not told yet, the longest owed first. */
  const owed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  const isAllTold = () => marked.size === 0 && owed.size === 0;

  const tell = async (everybody: boolean): Promise<void> => {
    const whole = new Set(everybody ? [...marked, ...owed] : [...owed].slice(0, 1));
    const queues = [...new Set([...marked, ...whole])];
    marked.clear();
    for (const queue of whole) owed.delete(queue);
    for (const { queue, places, isLonger } of await placesIn(queues, whole)) {
      if (isLonger) owed.add(queue);
      await notices.places(places);
    }
  };

  const run = (everybody: boolean): Promise<void> => {
    if (timer) clearTimeout(timer);
    timer = null;
    running ??= tell(everybody)
      .catch(onFault)
      .finally(() => {
        running = null;
        timer = setTimeout(() => {
          timer = null;
          if (!isAllTold()) void run(false);
        }, EVERY_MS).unref();
      });
    return running;
  };

  return {
    mark: (queues) => {
      for (const queue of queues) marked.add(queue);
      if (marked.size > 0 && timer === null && running === null) void run(false);
    },
    settle: async () => {
      while (running !== null || !isAllTold()) await run(true);
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
