import { describe, expect, it } from '@jest/globals';
import { MESSAGE_LIMIT as contractLimit } from '@hub/contract';
import { roomLeft, whatIsWrong } from './check-message.ts';
import { MESSAGE_LIMIT } from './limits.ts';
import { safeHref } from './links.ts';
import { placeInWords } from './place.ts';
import { eventOf } from './testing/events.ts';
import { shortTime } from './times.ts';
import { transcript } from './transcript.ts';
import { chat as wording, launcher } from './wording/en.ts';

const HUB = 'https://hub.example';

describe('words of the chat', () => {
  it('are short sentences', () => {
    const all = [...Object.values(wording), ...Object.values(launcher)].map((value) =>
      typeof value === 'function' ? (value as (given: unknown) => string)('Priya') : value,
    );
    const sentences = all.flatMap((words) => words.split(/(?<=[.?!:…])\s+/));
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > 20)).toEqual([]);
  });

  it('tell the place in the queue, and never a time that nobody knows', () => {
    const say = (position: number | null, waitSeconds: number | null) =>
      placeInWords('queued', { place: { state: 'queued', position, waitSeconds }, name: null, wording });
    expect(say(2, 221)).toBe('You are number 2 in the queue. About 4 minutes. You can keep writing while you wait.');
    expect(say(1, 20)).toContain('About 1 minute.');
    expect(say(null, null)).toContain('You are in the queue for a person. We cannot say how long.');
    expect(placeInWords('agent', { place: null, name: 'Priya', wording })).toBe(
      'You are talking to Priya, an adviser.',
    );
  });

  it('say what is wrong with a message and what to do', () => {
    expect(MESSAGE_LIMIT).toBe(contractLimit);
    expect(whatIsWrong(' \n', wording)).toBe('Write your message before you send it.');
    expect(whatIsWrong('a'.repeat(2000), wording)).toBeNull();
    expect(whatIsWrong('a'.repeat(2001), wording)).toBe('Your message is too long. Take out 1 character.');
    expect(roomLeft('a'.repeat(1799), wording)).toBeNull();
    expect(roomLeft('a'.repeat(1900), wording)).toBe('You can write 100 more characters.');
  });

  it('tell the day of a message that is not of today', () => {
    const at = '2026-11-24T10:05:00.000Z';
    expect(shortTime(at, new Date(at), 'en-GB')).toMatch(/^\d\d:05$/);
    expect(shortTime(at, new Date('2026-11-26T10:00:00.000Z'), 'en-GB')).toMatch(/^24 Nov/);
  });
});

describe('link', () => {
  it('leads to web pages only, and stands on the hub', () => {
    expect(safeHref('/services/missed-bin', HUB)).toBe('https://hub.example/services/missed-bin');
    expect(safeHref('http://other.example/x', HUB)).toBe('http://other.example/x');
    expect(
      ['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,x', 'http://['].map((url) => safeHref(url, HUB)),
    ).toEqual([null, null, null, null]);
  });
});

describe('transcript', () => {
  it('holds everything that was said, by whom, with links and numbers written out', () => {
    const events = [
      eventOf(1, { text: 'How can I help?' }),
      eventOf(2, { from: 'resident', text: 'My bin' }),
      eventOf(3, {
        from: 'agent',
        name: 'Priya',
        text: 'Use this form.',
        actions: [
          { type: 'link', label: 'Report it', url: '/services/missed-bin' },
          { type: 'phone', label: 'Phone us', number: '01632 960100' },
          { type: 'reply', label: 'Yes', text: 'Yes' },
        ],
      }),
    ];
    expect(transcript(events, { wording, hub: HUB, when: () => '10:00' })).toBe(
      [
        'Your chat with the council',
        '10:00 Automated assistant\nHow can I help?',
        '10:00 You\nMy bin',
        '10:00 Priya, adviser\nUse this form.\nReport it: https://hub.example/services/missed-bin\nPhone us: 01632 960100\n',
      ].join('\n\n'),
    );
  });
});
