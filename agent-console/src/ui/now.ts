/** Clocks for the screen. */
import { useEffect, useState } from 'react';
import { useHubState } from '../hub/context.tsx';

/** The hub's time in milliseconds, drawn again every `everyMs`. It corrects a browser clock that is wrong. */
export function useHubNow(everyMs: number): number {
  const skewMs = useHubState((state) => state.skewMs);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs]);
  return now + skewMs;
}

/** How often waiting times tick. */
export const WAITING_TICK_MS = 10_000;
