import { describe, expect, it } from '@jest/globals';
import { createKeep } from './keep.ts';
import { isHidden, overlaps, scrollNeeded } from './not-obscured.ts';

describe('what the browser keeps', () => {
  it('stays in memory when the browser keeps nothing or refuses', () => {
    const refuses = () => {
      throw new Error('refused');
    };
    for (const storage of [null, { getItem: refuses, setItem: refuses, removeItem: refuses }]) {
      const keep = createKeep(storage);
      expect(keep.read('draft')).toBeNull();
      keep.write('draft', 'half a thought');
      expect(keep.read('draft')).toBe('half a thought');
      keep.write('draft', null);
      expect(keep.read('draft')).toBeNull();
    }
  });

  it('reads what another tab has written since', () => {
    const held = new Map<string, string>();
    const storage = {
      getItem: (key: string) => held.get(key) ?? null,
      setItem: (key: string, value: string) => void held.set(key, value),
      removeItem: (key: string) => void held.delete(key),
    };
    const [one, other] = [createKeep(storage), createKeep(storage)];
    one.write('outbox', '[1]');
    other.write('outbox', '[1,2]');
    expect(one.read('outbox')).toBe('[1,2]');
  });
});

describe('what has the focus', () => {
  const cover = { top: 500, bottom: 900, left: 800, right: 1200 };
  it('is scrolled up until it stands above the chat', () => {
    const link = { top: 700, bottom: 740, left: 850, right: 950 };
    const needed = scrollNeeded(link, cover);
    expect(overlaps({ ...link, top: link.top - needed, bottom: link.bottom - needed }, cover)).toBe(false);
    expect(isHidden(link, cover)).toBe(true);
  });
  it('is left alone where the chat does not cover it', () => {
    expect(scrollNeeded({ top: 700, bottom: 740, left: 100, right: 400 }, cover)).toBe(0);
    expect(isHidden({ top: 700, bottom: 740, left: 100, right: 900 }, cover)).toBe(false);
  });
});
