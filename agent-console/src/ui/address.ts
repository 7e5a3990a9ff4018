/** The address of the page, and going to another part of the console without loading it anew: calls and drafts stay as they are. */
import { useSyncExternalStore, type MouseEvent } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('popstate', listener);
  return () => window.removeEventListener('popstate', listener);
};

export const usePath = (): string => useSyncExternalStore(subscribe, () => window.location.pathname);

export function goTo(path: string): void {
  window.history.pushState(null, '', path);
  window.dispatchEvent(new PopStateEvent('popstate'));
}

/** For a link of the console: a plain click goes there at once, any other as the browser does it. */
export function followLink(click: MouseEvent<HTMLAnchorElement>): void {
  if (click.button !== 0 || click.ctrlKey || click.metaKey || click.shiftKey || click.altKey) return;
  click.preventDefault();
  goTo(click.currentTarget.pathname);
}
