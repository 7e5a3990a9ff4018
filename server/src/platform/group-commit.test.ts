import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Backlogged, GroupCommit } from './group-commit.ts';

const LIMITS = { batch: 10, waiting: 100 };

describe('GroupCommit', () => {
  it('commits what arrives while a batch is in flight as the next batch', async () => {
    const batches: number[][] = [];
    let release: () => void = () => undefined;
    let started: () => void = () => undefined;
    const firstStarted = new Promise<void>((resolve) => (started = resolve));
    const gate = new Promise<void>((resolve) => (release = resolve));
    const commit = new GroupCommit<number, number>(async (items) => {
      batches.push(items);
      started();
      if (batches.length === 1) await gate;
      return items;
    }, LIMITS);

    const first = commit.add(1);
    await firstStarted;
    const later = Promise.all([2, 3, 4].map((item) => commit.add(item)));
    release();
    expect(await first).toBe(1);
    expect(await later).toEqual([2, 3, 4]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('answers every item with its own result, in the order they came, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer(), { maxLength: 80 }), async (items) => {
        const seen: number[] = [];
        const commit = new GroupCommit<number, string>((batch) => {
          seen.push(...batch);
          return Promise.resolve(batch.map(String));
        }, LIMITS);
        const answers = await Promise.all(items.map((item) => commit.add(item)));
        expect(answers).toEqual(items.map(String));
        expect(seen).toEqual(items);
      }),
    );
  });

  it('fails the one bad item of a batch and stores the others', async () => {
    const stored: string[] = [];
    const commit = new GroupCommit<string, string>((batch) => {
      if (batch.includes('bad')) return Promise.reject(new Error('not storable'));
      stored.push(...batch);
      return Promise.resolve(batch);
    }, LIMITS);
    const answers = await Promise.allSettled(['a', 'bad', 'b'].map((item) => commit.add(item)));
    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(stored).toEqual(['a', 'b']);
  });

  it('refuses when too much waits, and takes more once it has caught up', async () => {
    const commit = new GroupCommit<number, number>((batch) => Promise.resolve(batch), { batch: 5, waiting: 5 });
    const accepted = Array.from({ length: 5 }, (_, item) => commit.add(item));
    await expect(commit.add(6)).rejects.toBeInstanceOf(Backlogged);
    await Promise.all(accepted);
    await commit.idle();
    expect(await commit.add(7)).toBe(7);
  });
});
