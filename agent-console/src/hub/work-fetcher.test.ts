import { describe, expect, it } from '@jest/globals';
import type { WorkSnapshot } from '@hub/contract';
import { contact, task, work } from '../test/builders.ts';
import { RefusedRequest } from './api.ts';
import { reduce, type Change } from './reduce.ts';
import { initialState } from './state.ts';
import { createWorkFetcher } from './work-fetcher.ts';

interface Answer {
  work: WorkSnapshot;
  skewMs: number;
}
const withTasks = (...ns: number[]): Answer => ({ work: work({ tasks: ns.map((n) => task(n)) }), skewMs: 0 });

/** A promise that the test settles when it likes. */
class Later<T> {
  resolve!: (value: T) => void;
  reject!: (error: Error) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

/** Lets everything that is ready to run do so; no step here is more than a few promises long. */
async function settle(): Promise<void> {
  for (let step = 0; step < 20; step += 1) await Promise.resolve();
}

/** A hub whose answers the test gives, in any order: `fetches[0]` is the first one that was asked for. */
function setUp() {
  let state = initialState;
  let online = true;
  const fetches: Later<Answer>[] = [];
  const waits: Later<undefined>[] = [];
  const changes: Change['type'][] = [];
  const fetcher = createWorkFetcher({
    fetch: () => {
      const asked = new Later<Answer>();
      fetches.push(asked);
      return asked.promise;
    },
    online: () => online,
    apply: (change) => {
      changes.push(change.type);
      state = reduce(state, change);
    },
    wait: () => {
      const waiting = new Later<undefined>();
      waits.push(waiting);
      return waiting.promise;
    },
  });
  return {
    ...fetcher,
    fetches,
    waits,
    changes,
    state: () => state,
    goOffline: () => {
      online = false;
    },
  };
}

describe('fetching the work', () => {
  it('applies on top of a snapshot what came while it was fetched', async () => {
    const { refresh, applyWork, fetches, state } = setUp();
    const done = refresh();
    applyWork({ type: 'contact', contact: contact(3) });
    fetches[0]?.resolve(withTasks(1));
    await done;
    expect(state().work?.mine).toEqual([contact(3)]);
    expect(state().work?.tasks).toEqual([task(1)]);
  });

  it('counts only the newest fetch when the connection comes back during another', async () => {
    const { refresh, fetches, state, changes } = setUp();
    const both = [refresh(), refresh()];
    fetches[1]?.resolve(withTasks(2));
    fetches[0]?.resolve(withTasks(1));
    await Promise.all(both);
    expect(state().work?.tasks).toEqual([task(2)]);
    expect(changes).toEqual(['snapshot']);
  });

  it('tries again after a failure, and shows that it failed meanwhile', async () => {
    const { refresh, fetches, waits, state } = setUp();
    const done = refresh();
    fetches[0]?.reject(new RefusedRequest(503, 'Busy.'));
    await settle();
    expect(state().workProblem).toBe('Busy.');
    waits[0]?.resolve(undefined);
    await settle();
    fetches[1]?.resolve(withTasks(1));
    await done;
    expect(state().workProblem).toBeNull();
    expect(state().work?.tasks).toEqual([task(1)]);
  });

  it('stops without a connection, and when nobody is signed in', async () => {
    const lost = setUp();
    const done = lost.refresh();
    lost.goOffline();
    lost.fetches[0]?.reject(new RefusedRequest(0, 'No answer.'));
    await settle();
    lost.waits[0]?.resolve(undefined);
    await done;
    expect(lost.fetches).toHaveLength(1);

    const stranger = setUp();
    const refused = stranger.refresh();
    stranger.fetches[0]?.reject(new RefusedRequest(401, 'Sign in.'));
    await refused;
    expect(stranger.state().connection).toBe('signed-out');
    expect(stranger.waits).toHaveLength(0);
  });
});

describe('news that the work has changed', () => {
  it('is fetched at once when nothing is under way, each time', async () => {
    const { changed, fetches, state } = setUp();
    changed();
    fetches[0]?.resolve(withTasks(1));
    await settle();
    changed();
    expect(fetches).toHaveLength(2);
    fetches[1]?.resolve(withTasks(2, 1));
    await settle();
    expect(state().work?.tasks).toEqual([task(2), task(1)]);
  });

  it('asks once more however often it comes during a fetch, and never twice at once', async () => {
    const { changed, fetches, state } = setUp();
    for (let times = 0; times < 100; times += 1) changed();
    await settle();
    expect(fetches).toHaveLength(1);
    fetches[0]?.resolve(withTasks(1));
    await settle();
    expect(fetches).toHaveLength(2);
    fetches[1]?.resolve(withTasks(2));
    await settle();
    expect(fetches).toHaveLength(2);
    expect(state().work?.tasks).toEqual([task(2)]);
  });

  it('waits for the pause after a failure, and is not asked for twice then', async () => {
    const { changed, fetches, waits } = setUp();
    changed();
    fetches[0]?.reject(new RefusedRequest(503, 'Busy.'));
    await settle();
    changed();
    changed();
    await settle();
    expect(fetches).toHaveLength(1);
    waits[0]?.resolve(undefined);
    await settle();
    fetches[1]?.resolve(withTasks(1));
    await settle();
    expect(fetches).toHaveLength(2);
  });

  it('joins a fetch that a new connection has begun', async () => {
    const { refresh, changed, fetches } = setUp();
    const done = refresh();
    changed();
    expect(fetches).toHaveLength(1);
    fetches[0]?.resolve(withTasks());
    await settle();
    fetches[1]?.resolve(withTasks(1));
    await done;
    expect(fetches).toHaveLength(2);
  });
});
