/** Time that can be moved on: everything in between happens, in its order, each after what the one before caused. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createClock } from './clock.ts';

const settled = (): Promise<void> => Promise.resolve();

describe('the clock of the network', () => {
  it('does everything in the order in which it is due, also what is added meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 20 }), async (waits) => {
        const clock = createClock(() => 0);
        const done: number[] = [];
        for (const [first, more] of waits)
          clock.after(first, () => {
            done.push(clock.now());
            clock.after(more, () => done.push(clock.now()));
          });
        await clock.advance(200, settled);
        expect(done).toEqual([...done].sort((one, other) => one - other));
        expect(done).toHaveLength(waits.length * 2);
        expect(clock.now()).toBe(200_000);
      }),
    );
  });

  it('does nothing early, and nothing that was forgotten', async () => {
    const clock = createClock(() => 0);
    const done: string[] = [];
    clock.after(10, () => done.push('ten'));
    clock.after(5, () => done.push('five'))();
    await clock.advance(9, settled);
    expect(done).toEqual([]);
    await clock.advance(1, settled);
    expect(done).toEqual(['ten']);
  });

  it('waits for what one thing causes before the next', async () => {
    const clock = createClock(() => 0);
    const done: string[] = [];
    let work = Promise.resolve();
    clock.after(1, () => {
      work = work.then(() => void done.push('one'));
    });
    clock.after(2, () => done.push('two'));
    await clock.advance(3, () => work);
    expect(done).toEqual(['one', 'two']);
  });
});
