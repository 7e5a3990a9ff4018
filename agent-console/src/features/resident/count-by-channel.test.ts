import { describe, expect, it } from '@jest/globals';
import { countByChannel } from './count-by-channel.ts';

describe('contacts by channel', () => {
  it('puts the most used first', () => {
    expect(countByChannel(['phone', 'webchat', 'webchat', 'sms'])).toEqual([
      ['webchat', 2],
      ['phone', 1],
      ['sms', 1],
    ]);
  });
});
