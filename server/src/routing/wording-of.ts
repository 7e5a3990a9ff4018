/** The words of a channel: a text is no chat to stay in. Pure. */
import type { Channel } from '@hub/contract';
import type { RoutingWording } from './wording.ts';

export function wordingOf(channel: Channel, wording: RoutingWording): RoutingWording {
  if (channel === 'sms') return { ...wording, ...wording.byText };
  return channel === 'phone' ? { ...wording, ...wording.byPhone } : wording;
}
