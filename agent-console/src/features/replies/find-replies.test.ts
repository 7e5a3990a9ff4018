import { describe, expect, it } from '@jest/globals';
import type { CannedReply } from '@hub/contract';
import { findReplies } from './find-replies.ts';

const reply = (id: string, part: Partial<CannedReply> = {}): CannedReply => ({
  ...{ id, title: id, service: null, text: 'Hello from the council.' },
  ...part,
});
const all = [
  reply('hello'),
  reply('thanks', { text: 'Thank you for the call.' }),
  reply('bin', { service: 'Report a missed bin', title: 'Leave the bin out' }),
  reply('tax', { service: 'Your council tax account', title: 'Hard to pay' }),
];
const ids = (typed: string, subject: string) => findReplies(all, typed, subject).map(({ id }) => id);

describe('ready replies', () => {
  it('begin with those for what the contact is about', () => {
    expect(ids('', 'Report a missed bin')).toEqual(['bin', 'hello', 'thanks', 'tax']);
    expect(ids('', 'Not known yet')).toEqual(['hello', 'thanks', 'bin', 'tax']);
  });

  it('are those that hold every typed word, in title or text, whatever the case', () => {
    expect(ids('CALL thank', 'Report a missed bin')).toEqual(['thanks']);
    expect(ids('council', 'Your council tax account')).toEqual(['tax', 'hello', 'bin']);
    expect(ids('nothing like it', 'Report a missed bin')).toEqual([]);
  });

  it('stand in the order of the council where nothing tells them apart', () => {
    expect(ids('hello', 'Not known yet')).toEqual(['hello', 'bin', 'tax']);
  });
});
