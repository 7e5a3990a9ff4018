/** How often who waits is told their place: the near ones at every change, a long line whole when it is its turn. */
import { describe, expect, it } from '@jest/globals';
import { NEAR } from './place.store.ts';
import type { Placed, ToldLine } from './place.store.ts';
import { createPlaceTeller } from './tell-places.ts';

const LONG = NEAR + 30;

/** A teller of lines of so many, and what it asked for and told. */
function teller(lengths: Readonly<Record<string, number>>) {
  const asked: { queues: readonly string[]; whole: string[] }[] = [];
  const told: string[] = [];
  const read = (queues: readonly string[], whole: ReadonlySet<string>): Promise<ToldLine[]> => {
    asked.push({ queues, whole: [...whole] });
    return Promise.resolve(
      queues.map((queue) => {
        const waiting = lengths[queue] ?? 0;
        const length = whole.has(queue) ? waiting : Math.min(NEAR, waiting);
        const places = Array.from({ length }, (_, index) => ({
          conversationId: `${queue} ${index + 1}`,
          place: { state: 'queued' as const, position: index + 1, waitSeconds: null },
        }));
        return { queue, places, isLonger: waiting > length };
      }),
    );
  };
  const fail = (error: unknown) => {
    throw error;
  };
  const notices = {
    places: (placed: readonly Placed[]) => {
      told.push(...placed.map(({ conversationId }) => conversationId));
      return Promise.resolve();
    },
  };
  return { asked, told, places: createPlaceTeller(read, notices, fail) };
}

describe('the teller of places', () => {
  it('tells a short line whole, once', async () => {
    const { asked, told, places } = teller({ short: 3 });
    places.mark(['short']);
    await places.settle();
    expect(told).toEqual(['short 1', 'short 2', 'short 3']);
    expect(asked).toEqual([{ queues: ['short'], whole: [] }]);
  });

  it('tells the near ones of a long line at once, and forgets nobody farther back', async () => {
    const { asked, told, places } = teller({ long: LONG, short: 1 });
    places.mark(['long', 'short']);
    await places.settle();
    expect(asked).toEqual([
      { queues: ['long', 'short'], whole: [] },
      { queues: ['long'], whole: ['long'] },
    ]);
    expect(told.slice(0, NEAR + 1)).toEqual([...Array.from({ length: NEAR }, (_, at) => `long ${at + 1}`), 'short 1']);
    expect(new Set(told).size).toBe(LONG + 1);
  });
});
