/** Which address of the hub is meant by a public one. */
import { describe, expect, it } from '@jest/globals';
import { addressOf } from './webhooks.ts';

describe('the address of a webhook', () => {
  const target = { hub: 'http://127.0.0.1:3000', publicBaseUrl: 'https://hub.example/contact' };
  it.each([
    ['https://hub.example/contact/twilio/sms?text=1', 'http://127.0.0.1:3000/twilio/sms?text=1'],
    ['https://hub.example/contact', 'http://127.0.0.1:3000'],
    ['https://hub.example/contacts/twilio', 'https://hub.example/contacts/twilio'],
    ['https://hub.example.evil.example/contact/x', 'https://hub.example.evil.example/contact/x'],
    ['http://hub.example/contact/x', 'http://hub.example/contact/x'],
  ])('%s is %s', (url, address) => {
    expect(addressOf(target, url)).toBe(address);
  });

  it('is the same without a path, and with a slash at its end', () => {
    expect(
      addressOf({ hub: 'http://127.0.0.1:1/', publicBaseUrl: 'https://hub.example/' }, 'https://hub.example/a'),
    ).toBe('http://127.0.0.1:1/a');
  });
});
