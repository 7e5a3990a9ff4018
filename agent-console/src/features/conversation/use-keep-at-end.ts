/** Keeps the newest message in sight while the agent reads it, and leaves the page alone once they have scrolled up. */
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Closer to the end than this counts as reading the newest, pixels. */
export const NEAR_END = 80;

interface Parts {
  scroller: RefObject<HTMLElement | null>;
  /** The element inside that grows with its content. */
  list: RefObject<HTMLElement | null>;
  /** Entries in the list. */
  count: number;
  toEnd: () => void;
  /** Names the last message that I sent and that is on its way. */
  sent: string | undefined;
}

/** Whether the newest is in sight, how many came since it was not, and what to call on every scroll. */
export function useKeepAtEnd({ scroller, list, count, toEnd, sent }: Parts) {
  const pinned = useRef(true);
  const lastTop = useRef(0);
  const [atEnd, setAtEnd] = useState(true);
  const [countWhenLeft, setCountWhenLeft] = useState(count);

  const pin = () => {
    pinned.current = true;
    setAtEnd(true);
    toEnd();
  };

  const onScroll = () => {
    const box = scroller.current;
    if (!box) return;
    const fromEnd = box.scrollHeight - box.scrollTop - box.clientHeight;
    // Content that grows moves the end away; only going up is a person leaving it.
    const left = fromEnd > NEAR_END && box.scrollTop < lastTop.current;
    lastTop.current = box.scrollTop;
    if (left && pinned.current) setCountWhenLeft(count);
    if (left) pinned.current = false;
    else if (fromEnd <= NEAR_END) pinned.current = true;
    setAtEnd(pinned.current);
  };

  // The list grows when a message comes or is measured; the box shrinks when something opens above or below it.
  useLayoutEffect(() => {
    const keep = () => {
      if (pinned.current) toEnd();
    };
    const observer = new ResizeObserver(keep);
    for (const part of [scroller.current, list.current]) if (part) observer.observe(part);
    keep();
    return () => observer.disconnect();
  }, [scroller, list, toEnd]);

  const showSent = useRef(pin);
  useEffect(() => {
    showSent.current = pin;
  });
  useEffect(() => {
    if (sent !== undefined) showSent.current();
  }, [sent]);

  return { atEnd, fresh: Math.max(0, count - countWhenLeft), onScroll };
}
