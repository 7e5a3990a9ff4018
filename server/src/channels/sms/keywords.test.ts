import { describe, expect, it } from '@jest/globals';
import { keywordOf } from './keywords.ts';

describe('the keyword of a text', () => {
  it.each([
    ['STOP', 'stop'],
    ['stop.', 'stop'],
    [' Unsubscribe! ', 'stop'],
    ['END', 'stop'],
    ['cancel', 'stop'],
    ['Start', 'start'],
    ['UNSTOP', 'start'],
    ['help?', 'help'],
    ['I want to end it', null],
    ['stop the noise next door', null],
    ['please stop', null],
    ['yes', null],
    ['constructor', null],
    ['', null],
  ] as const)('"%s" is %s', (body, keyword) => {
    expect(keywordOf(body, undefined)).toBe(keyword);
  });

  it('is what Twilio says it is', () => {
    expect(keywordOf('yes', 'START')).toBe('start');
    expect(keywordOf('arret', 'STOP')).toBe('stop');
    expect(keywordOf('help', 'HELP')).toBe('help');
  });
});
