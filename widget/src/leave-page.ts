/** Leaves the page at once, with nothing left of the chat in this browser that a script can reach. */

export interface LeavePorts {
  hub: string;
  /** Makes the chat forget everything and say nothing more. */
  forget: () => void;
  /** Hides the page while the next one is fetched. */
  hide: () => void;
  fetch: typeof fetch;
  /** Goes to another page in the place of this one, so that the Back button does not lead here. */
  replace: (url: string) => void;
}

/** Nothing waits for the hub: whether or not it can be reached, the page is gone. */
export function leavePage(url: string, { hub, forget, hide, fetch, replace }: LeavePorts): void {
  hide();
  forget();
  // The cookie of the chat page is out of a script's reach; the hub drops it, also when this page is gone already.
  fetch(`${hub}/chat/leave`, { keepalive: true, credentials: 'include', redirect: 'manual' }).catch(() => undefined);
  replace(url);
}
