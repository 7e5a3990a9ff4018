import { describe, expect, it } from '@jest/globals';
import { channelSchema, countsAs } from '@hub/contract';

describe('a form that was sent', () => {
  it.each([
    ['phone', 'phone'],
    ['callback', 'phone'],
    ['face-to-face', 'counter'],
    ['sms', 'text'],
    ['webchat', 'chat'],
    ['email', 'email'],
    ['letter', 'post'],
  ] as const)('with an agent by %s is digital, at the cost of %s', (channel, cost) => {
    expect(countsAs({ assisted: true, channel })).toEqual({ takeUp: 'digital', cost });
  });

  it('without help is digital, and costs what the website costs, by whatever channel it was begun', () => {
    for (const channel of [null, ...channelSchema.options])
      expect(countsAs({ assisted: false, channel })).toEqual({ takeUp: 'digital', cost: 'online' });
  });
});
