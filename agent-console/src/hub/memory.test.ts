import { describe, expect, it } from '@jest/globals';
import { createMemory, wipeMemory } from './memory.ts';
import { readSeen } from './read-seen.ts';

/** The parts of the browser's storage that are used, in memory. */
function storage(): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    clear: () => held.clear(),
    key: (index) => [...held.keys()][index] ?? null,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

describe('memory', () => {
  it('keeps one member of staff apart from another', () => {
    const shared = storage();
    createMemory(shared, 'a').write('draft:1', 'Hello');
    expect(createMemory(shared, 'a').read('draft:1')).toBe('Hello');
    expect(createMemory(shared, 'b').read('draft:1')).toBeNull();
  });

  it('forgets an emptied draft, and everything at sign-out', () => {
    const shared = storage();
    shared.setItem('other', 'stays');
    const memory = createMemory(shared, 'a');
    memory.write('draft:1', 'Hello');
    memory.write('draft:1', '');
    expect(memory.read('draft:1')).toBeNull();
    memory.write('outbox', '[]');
    wipeMemory(shared);
    expect(memory.read('outbox')).toBeNull();
    expect(shared.getItem('other')).toBe('stays');
  });

  it('does without a storage that refuses', () => {
    const refusing = new Proxy(storage(), {
      get: () => () => {
        throw new Error('refused');
      },
    });
    const memory = createMemory(refusing, 'a');
    memory.write('draft:1', 'Hello');
    expect(memory.read('draft:1')).toBeNull();
  });

  it('reads what was seen, or nothing', () => {
    expect(readSeen('{"a":3}')).toEqual({ a: 3 });
    expect(readSeen('{"a":"x"}')).toEqual({});
    expect(readSeen('nonsense')).toEqual({});
    expect(readSeen(null)).toEqual({});
  });
});
