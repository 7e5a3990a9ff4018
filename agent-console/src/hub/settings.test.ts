import { describe, expect, it } from '@jest/globals';
import { createSettings, readSettings } from './settings.ts';

/** A browser's storage, or one that refuses everything. */
function storage(refuses = false): Storage {
  const held = new Map<string, string>();
  const refuse = () => {
    throw new Error('forbidden');
  };
  return {
    length: 0,
    clear: () => held.clear(),
    key: () => null,
    removeItem: (key) => void held.delete(key),
    getItem: refuses ? refuse : (key) => held.get(key) ?? null,
    setItem: refuses ? refuse : (key, value) => void held.set(key, value),
  };
}

describe('the settings of a desk', () => {
  it('follow the computer at first, and sound for an offer', () => {
    expect(readSettings(null)).toMatchObject({ theme: 'system', offerSound: true, messageSound: false });
  });

  it('are kept for one member of staff, and told to who listens', () => {
    const kept = storage();
    const mine = createSettings(kept, 'me');
    let told = 0;
    mine.subscribe(() => (told += 1));
    mine.set({ theme: 'dark', offerSound: false });
    expect(told).toBe(1);
    expect(createSettings(kept, 'me').get()).toMatchObject({ theme: 'dark', offerSound: false, offerNotice: true });
    expect(createSettings(kept, 'somebody else').get().theme).toBe('system');
  });

  it('are as at first where what was kept cannot be read, part by part', () => {
    expect(readSettings('{"theme":"pink","offerSound":false}')).toMatchObject({ theme: 'system', offerSound: false });
    expect(readSettings('not JSON').theme).toBe('system');
    expect(readSettings('[]').theme).toBe('system');
  });

  it('hold until the page is loaded again where nothing can be kept', () => {
    const mine = createSettings(storage(true), 'me');
    mine.set({ theme: 'light' });
    expect(mine.get().theme).toBe('light');
  });
});
