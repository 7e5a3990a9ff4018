/** Whole seconds left of an offer, never below 0. `expiresAt` is ISO 8601, `now` milliseconds of the hub's clock. */
export function secondsLeft(expiresAt: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(expiresAt) - now) / 1000));
}
