import { describe, expect, it } from '@jest/globals';
import { createKeepSession, type Warning } from './keep-session.ts';

/** A hub with a session of a quarter of an hour, and a clock that the test moves. */
function setUp({ endsAt = 15 * 60, lastsUntil = 8 * 60 * 60 } = {}) {
  const stage = { now: 0, endsAt, warning: null as Warning | null, told: [] as boolean[], online: true };
  let due: { at: number; run: () => void } | null = null;
  const keeper = createKeepSession({
    now: () => stage.now * 1000,
    show: (warning) => {
      stage.warning = warning;
    },
    stay: (here) => {
      stage.told.push(here);
      if (!stage.online) {
        const problem = { type: '', code: 'busy' as const, title: '', status: 503, detail: '' };
        return Promise.resolve({ ok: false, problem });
      }
      if (here) stage.endsAt = Math.min(stage.now + 15 * 60, lastsUntil);
      return Promise.resolve({ ok: true, secondsLeft: stage.endsAt - stage.now });
    },
    later: (run, ms) => {
      const mine = { at: stage.now + ms / 1000, run };
      due = mine;
      return () => {
        if (due === mine) due = null;
      };
    },
  });
  const settle = async () => {
    for (let step = 0; step < 10; step += 1) await Promise.resolve();
  };
  /** Goes on to a second, running what is due on the way. */
  const until = async (second: number) => {
    await settle();
    while (due !== null && due.at <= second) {
      const { at, run } = due;
      due = null;
      stage.now = at;
      run();
      await settle();
    }
    stage.now = second;
  };
  const deed = async () => {
    keeper.deed();
    await settle();
  };
  return { stage, until, deed, keeper };
}

describe('a session at the desk', () => {
  it('is warned of a minute before it ends, and stays by one key', async () => {
    const { stage, until, deed } = setUp();
    await until(14 * 60 - 1);
    expect(stage.warning).toBeNull();
    await until(14 * 60);
    expect(stage.warning).toBe('idle');
    await deed();
    expect([stage.warning, stage.endsAt]).toEqual([null, 29 * 60]);
  });

  it('is kept going by whoever works, told at most once a minute', async () => {
    const { stage, until, deed } = setUp();
    for (let second = 1; second <= 20 * 60; second += 1) {
      await until(second);
      await deed();
    }
    expect(stage.warning).toBeNull();
    expect(stage.told.filter(Boolean)).toHaveLength(20);
  });

  it('is not warned of where it goes on by another tab or a call', async () => {
    const { stage, until } = setUp();
    await until(10 * 60);
    stage.endsAt = 25 * 60;
    await until(15 * 60);
    expect(stage.warning).toBeNull();
    await until(24 * 60);
    expect(stage.warning).toBe('idle');
    stage.endsAt = 40 * 60;
    await until(25 * 60);
    expect(stage.warning).toBeNull();
  });

  it('says so when no key makes it longer', async () => {
    const { stage, until, deed } = setUp({ lastsUntil: 15 * 60 });
    await until(14 * 60 + 10);
    await deed();
    expect(stage.warning).toBe('last');
    await deed();
    expect(stage.told.filter(Boolean)).toHaveLength(1);
  });

  it('says nothing without a connection, and asks again', async () => {
    const { stage, until } = setUp();
    await until(14 * 60);
    stage.online = false;
    await until(15 * 60);
    expect(stage.warning).toBeNull();
    stage.online = true;
    stage.endsAt = 15 * 60 + 45;
    await until(15 * 60 + 15);
    expect(stage.warning).toBe('idle');
  });

  it('asks nothing more once it is closed', async () => {
    const { stage, until, keeper } = setUp();
    await until(1);
    keeper.close();
    await until(60 * 60);
    expect(stage.told).toEqual([false]);
  });
});
