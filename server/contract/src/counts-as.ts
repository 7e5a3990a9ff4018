/** How something that was sent online counts: in take-up and in cost. One rule for the figures and for whoever looks on. Pure. */
import type { Channel } from './words.ts';

/** What a touch costs is asked of the way by which a person had to be there, or of the website where nobody had. */
export type Touch = 'online' | 'chat' | 'text' | 'phone' | 'counter' | 'email' | 'post';

export interface CountsAs {
  takeUp: 'digital';
  cost: Touch;
}

const TOUCH: Readonly<Record<Channel, Touch>> = {
  webchat: 'chat',
  sms: 'text',
  phone: 'phone',
  callback: 'phone',
  email: 'email',
  letter: 'post',
  'face-to-face': 'counter',
};

/**
 * Assisted digital is a digital transaction: the service was used online, whoever held the mouse (GOV.UK Service Manual, "Designing
 * assisted digital support"). Its cost is that of the channel by which a person helped. `channel` is null where nobody did.
 */
export function countsAs({ assisted, channel }: { assisted: boolean; channel: Channel | null }): CountsAs {
  return { takeUp: 'digital', cost: assisted && channel !== null ? TOUCH[channel] : 'online' };
}
