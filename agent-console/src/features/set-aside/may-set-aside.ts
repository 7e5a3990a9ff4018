/** Whether a contact may be set aside: what is written and not urgent, as the hub has it. Pure. */
import type { Channel, ContactSummary } from '@hub/contract';

const WHOLE: ReadonlySet<Channel> = new Set(['phone', 'callback', 'face-to-face']);
const URGENT = 2;

export const maySetAside = ({ channel, priority }: ContactSummary): boolean => !WHOLE.has(channel) && priority > URGENT;
