/** How often each channel was used, most used first. Pure. */
import type { Channel } from '@hub/contract';

export function countByChannel(channels: readonly Channel[]): [Channel, number][] {
  const counts = new Map<Channel, number>();
  for (const channel of channels) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
