/** The keyboard never falls out of the chat. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** When the end of the chat takes away what had the focus, the heading gets it. */
export function useFocusKept(hasEnded: boolean, heading: RefObject<HTMLElement | null>): void {
  const before = useRef(hasEnded);
  let focused: Element | null = null;
  // Asked before the page changes: afterwards what had the focus is gone.
  if (hasEnded !== before.current && heading.current) {
    const { activeElement } = heading.current.getRootNode() as Document | ShadowRoot;
    if (activeElement && heading.current.closest('.hub-chat')?.contains(activeElement)) focused = activeElement;
  }
  useLayoutEffect(() => {
    before.current = hasEnded;
    if (focused && !focused.isConnected) heading.current?.focus();
  }, [hasEnded]);
}
