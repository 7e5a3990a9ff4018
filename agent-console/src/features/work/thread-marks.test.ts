import { describe, expect, it } from '@jest/globals';
import { applySync, emptyThread } from '@hub/contract';
import { event, uuid } from '../../test/builders.ts';
import { lastWords, unreadCount, waitsForReply } from './thread-marks.ts';

const asked = applySync(emptyThread(uuid(1001)), [
  event(1, 1, { from: 'bot', text: 'Hello' }),
  event(1, 2),
  event(1, 3, { kind: 'queued', from: 'system', text: 'A person will answer.' }),
  event(1, 4, { text: 'Anybody there?' }),
  event(1, 5, { kind: 'joined', from: 'system', text: 'Priya has joined.' }),
]);

describe('marks of a thread', () => {
  it('counts what the resident said and I have not seen', () => {
    expect(unreadCount(asked, 0)).toBe(2);
    expect(unreadCount(asked, 2)).toBe(1);
    expect(unreadCount(asked, 5)).toBe(0);
    expect(unreadCount(undefined, 0)).toBe(0);
  });

  it('waits for a reply until somebody answers, whatever the hub says itself', () => {
    expect(waitsForReply(asked)).toBe(true);
    expect(waitsForReply(applySync(asked, [event(1, 6, { from: 'agent' })]))).toBe(false);
    expect(waitsForReply(undefined)).toBe(false);
  });

  it('shows the last words of a person or the assistant', () => {
    expect(lastWords(asked)).toBe('Anybody there?');
    expect(lastWords(undefined)).toBe('');
  });
});
