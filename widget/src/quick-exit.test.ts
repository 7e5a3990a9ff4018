import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createKeep, KEY_PREFIX } from './keep.ts';
import { leavePage } from './leave-page.ts';
import { createEscapeCounter, exitOf } from './quick-exit.ts';
import { eventOf } from './testing/events.ts';

const HUB = 'https://hub.example';
const exit = { type: 'exit' as const, label: 'Leave this page', url: 'https://weather.example/' };

describe('the way off the page (P12)', () => {
  it('is there from the event that offers it on, whatever is said after it', () => {
    const before = [eventOf(1), eventOf(2, { actions: [{ type: 'reply', label: 'Yes', text: 'Yes' }] })];
    expect(exitOf(before)).toBeNull();
    const offered = [...before, eventOf(3, { actions: [exit] })];
    expect(exitOf(offered)).toEqual(exit);
    expect(exitOf([...offered, eventOf(4), eventOf(5, { kind: 'ended', from: 'system' })])).toEqual(exit);
  });

  it('is the last of several, and never an address that is no safe web page', () => {
    const later = { ...exit, url: 'https://news.example/' };
    const bad = ['javascript:alert(1)', 'http://plain.example', '/chat', ' https://x.example'];
    const events = [exit, later, ...bad.map((url) => ({ ...exit, url }))].map((action, index) =>
      eventOf(index + 1, { actions: [action] }),
    );
    expect(exitOf(events)).toEqual(later);
  });
});

describe('the Escape key', () => {
  const completes = (times: readonly number[]) => times.map(createEscapeCounter());

  it('leaves with the third of three quick presses', () => {
    expect(completes([0, 300, 600])).toEqual([false, false, true]);
  });

  it('does not leave with presses that are far apart', () => {
    expect(completes([0, 1500, 3000, 4500, 6000])).not.toContain(true);
  });

  it('leaves as soon as any three are within two seconds, and not before', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(gaps, (between) => {
        const times = between.map((_, index) => between.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
        const expected = times.map((at, index) => index >= 2 && at - (times[index - 2] ?? 0) <= 2000);
        expect(completes(times)).toEqual(expected);
      }),
    );
  });
});

describe('leaving', () => {
  function leave(answer: () => Promise<Response>) {
    const done: string[] = [];
    const requests: unknown[][] = [];
    leavePage(exit.url, {
      hub: HUB,
      forget: () => done.push('forgotten'),
      hide: () => done.push('hidden'),
      fetch: (...request) => {
        requests.push(request);
        return answer();
      },
      replace: (url) => done.push(url),
    });
    return { done, requests };
  }

  it('hides and forgets before it goes, and does not wait for the hub', () => {
    const { done, requests } = leave(() => new Promise(() => undefined));
    expect(done).toEqual(['hidden', 'forgotten', exit.url]);
    expect(requests).toEqual([
      [`${HUB}/chat/leave`, expect.objectContaining({ keepalive: true, credentials: 'include', redirect: 'manual' })],
    ]);
  });

  it('goes also when the hub cannot be reached', async () => {
    const { done } = leave(() => Promise.reject(new TypeError('offline')));
    await Promise.resolve();
    expect(done.at(-1)).toBe(exit.url);
  });

  it('leaves nothing in the storage, not even of what arrives later', () => {
    const held = new Map<string, string>();
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    };
    const keep = createKeep(storage);
    for (const name of ['token', 'outbox', 'draft', 'seen'] as const) keep.write(name, 'kept');
    expect([...held.keys()].every((key) => key.startsWith(KEY_PREFIX))).toBe(true);
    keep.forgetAll();
    keep.write('token', 'again');
    expect([held.size, keep.read('token'), keep.read('draft')]).toEqual([0, null, null]);
  });
});
