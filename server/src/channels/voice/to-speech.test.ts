import { describe, expect, it } from '@jest/globals';
import type { Action, ConversationEvent } from '@hub/contract';
import { aloud, linkIn, repliesIn, toSpeech } from './to-speech.ts';

const event = (from: ConversationEvent['from'], text: string, actions?: Action[]) => ({
  ...{ seq: 1, kind: 'message' as const, from, text },
  ...(actions && { actions }),
});

describe('what is said aloud', () => {
  it('is what others said, in order, with the numbers beside it', () => {
    const phone: Action = { type: 'phone', label: 'The contact centre', number: '01632 960000' };
    expect(
      toSpeech([
        event('resident', 'hello'),
        event('bot', 'Ring us.', [phone]),
        { ...event('system', 'x'), kind: 'note' },
      ]),
    ).toEqual(['Ring us.', 'The contact centre: 0 1 6 3 2, 9 6 0 0 0 0.']);
  });

  it('says figures one by one where they are dialled or written down, and no addresses of pages', () => {
    expect(aloud('Call 999. See https://reach.example/x now. It takes 20 minutes.')).toBe(
      'Call 9 9 9. See now. It takes 20 minutes.',
    );
  });

  it('does not say a number twice that its words name', () => {
    const phone: Action = { type: 'phone', label: 'Emergency services', number: '999' };
    expect(toSpeech([event('bot', 'Call 999 now.', [phone])])).toEqual(['Call 9 9 9 now.']);
  });

  it('knows what can be pressed, and the last link', () => {
    const reply: Action = { type: 'reply', label: 'No', text: 'no' };
    const link: Action = { type: 'link', label: 'Report a pothole', url: '/g/x' };
    expect(repliesIn([event('bot', 'Well?', [reply, link])])).toEqual([{ label: 'No', text: 'no' }]);
    expect(linkIn([event('bot', 'a', [{ ...link, url: '/g/a' }]), event('bot', 'b', [link])])?.url).toBe('/g/x');
    expect(linkIn([event('bot', 'Well?')])).toBeNull();
  });
});
