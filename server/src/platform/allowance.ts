/** How much one sender may do in a while, kept in this process. Fixed windows: a short burst is allowed, a flood is not. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface Allowance {
  /** Takes one out of the sender's allowance. Answers null, or how many seconds to wait when it is used up. */
  spend(sender: string): Promise<number | null>;
}

/** `points` may be spent in every `seconds`. */
export function createAllowance(points: number, seconds: number): Allowance {
  const limiter = new RateLimiterMemory({ points, duration: seconds });
  return {
    spend: async (sender) => {
      try {
        await limiter.consume(sender);
        return null;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
        throw refused;
      }
    },
  };
}
