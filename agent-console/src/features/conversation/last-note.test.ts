import { describe, expect, it } from '@jest/globals';
import { event } from '../../test/builders.ts';
import { lastNoteOf } from './last-note.ts';

describe('the last note for staff', () => {
  it('moves when an event with a note comes, and only then', () => {
    const noted = [event(1, 1), event(1, 2, { from: 'bot', staff: { route: 'agent' } })];
    expect(lastNoteOf([])).toBe(0);
    expect(lastNoteOf(noted)).toBe(2);
    expect(lastNoteOf([...noted, event(1, 3)])).toBe(2);
    expect(lastNoteOf([...noted, event(1, 3), event(1, 4, { staff: { safety: 'fire' } })])).toBe(4);
  });
});
