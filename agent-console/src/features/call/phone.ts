/** The one telephone of this page: it holds a single line, whichever contact is open, and says how it stands. */
import { idleLine, isUp, reduceLine, type LineChange, type LineState } from './line-state.ts';
import type { Line, Softphone } from './softphone.ts';

export interface Phone {
  getState: () => LineState;
  subscribe: (listener: () => void) => () => void;
  /** Does nothing while a line is up. */
  join: (contactId: string) => Promise<void>;
  mute: (on: boolean) => void;
  digits: (keys: string) => void;
  hangUp: () => void;
  /** The agent means to speak with this contact: the first time that they are on the line, it is joined by itself. */
  expect: (contactId: string) => void;
  /** The contact is on the line and nobody speaks with them. */
  arrived: (contactId: string) => Promise<void>;
}

export interface PhoneParts {
  /** Finds the telephone anew for every line, so that its token is fresh. Rejects when there is none. */
  open: () => Promise<Softphone>;
  now: () => number;
}

export function createPhone({ open, now }: PhoneParts): Phone {
  let state = idleLine;
  let line: Line | null = null;
  /** Counts the lines, so that what an old one tells late is not taken for the new one's. */
  let newest = 0;
  const expected = new Set<string>();
  const listeners = new Set<() => void>();

  function apply(change: LineChange): void {
    const before = state;
    state = reduceLine(before, change);
    if (!isUp(state)) line = null;
    if (state !== before) for (const listener of listeners) listener();
  }

  async function join(contactId: string): Promise<void> {
    if (isUp(state)) return;
    expected.delete(contactId);
    newest += 1;
    const mine = newest;
    apply({ type: 'connect', contactId });
    const isWanted = () => mine === newest && isUp(state);
    const softphone = await open().catch(() => null);
    // Let go of while the telephone was being found.
    if (!isWanted()) return;
    if (!softphone) {
      apply({ type: 'error', trouble: 'network' });
      return;
    }
    try {
      const made = softphone.connect({ contactId }, (event) => {
        if (mine !== newest) return;
        apply(event.type === 'accept' ? { type: 'accept', at: now() } : event);
      });
      // It may have told already that it ended.
      if (isWanted()) line = made;
    } catch {
      // A browser that cannot carry a voice says so here.
      if (isWanted()) apply({ type: 'error', trouble: 'failed' });
    }
  }

  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    join,
    mute: (on) => line?.mute(on),
    digits: (keys) => line?.digits(keys),
    hangUp: () => {
      const hungUp = line;
      apply({ type: 'hang-up' });
      hungUp?.hangUp();
    },
    expect: (contactId) => expected.add(contactId),
    arrived: async (contactId) => {
      if (expected.has(contactId)) await join(contactId);
    },
  };
}
