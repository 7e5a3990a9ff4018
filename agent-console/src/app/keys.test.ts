import { describe, expect, it } from '@jest/globals';
import { deedOfKey } from './keys.ts';

const press = (key: string, code: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  deedOfKey({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('keys', () => {
  it('opens the command bar and the help', () => {
    expect(press('k', 'KeyK', { ctrlKey: true })).toEqual({ type: 'commands' });
    expect(press('K', 'KeyK', { metaKey: true })).toEqual({ type: 'commands' });
    expect(press('/', 'Slash', { ctrlKey: true })).toEqual({ type: 'help' });
  });

  it('jumps by the place of the digit, whatever letter the keyboard makes of it', () => {
    expect(press('¡', 'Digit1', { altKey: true })).toEqual({ type: 'jump', place: 0 });
    expect(press('9', 'Digit9', { altKey: true })).toEqual({ type: 'jump', place: 8 });
    expect(press('0', 'Digit0', { altKey: true })).toBeNull();
  });

  it('takes no key alone, so that nothing happens while somebody speaks or types', () => {
    for (const key of ['k', '/', '?', '1']) expect(press(key, 'Digit1')).toBeNull();
  });
});
