/** What the browser keeps between pages and tabs. When it may keep nothing, the page's memory does until it is closed. */

/** `token` opens the conversation; `outbox` and `draft` hold words; `seen` is the last sequence that was looked at. */
const KEPT_NAMES = ['token', 'outbox', 'draft', 'seen'] as const;
export type KeptName = (typeof KEPT_NAMES)[number];

export interface Keep {
  read: (name: KeptName) => string | null;
  /** Null forgets. */
  write: (name: KeptName, value: string | null) => void;
  /** Forgets everything, and keeps nothing from then on: whatever still arrives leaves no trace. */
  forgetAll: () => void;
}

export const KEY_PREFIX = 'hub-chat:';

/** Keeps in the given storage; null, or a storage that refuses (private browsing, full), means memory. */
export function createKeep(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null): Keep {
  const memory = new Map<KeptName, string | null>();
  let keepsNothing = false;
  const keep: Keep = {
    read(name) {
      const held = memory.get(name);
      if (held !== undefined) return held;
      try {
        return storage?.getItem(KEY_PREFIX + name) ?? null;
      } catch {
        return null;
      }
    },
    write(name, value) {
      if (keepsNothing) return;
      memory.set(name, value);
      if (!storage) return;
      try {
        if (value === null) storage.removeItem(KEY_PREFIX + name);
        else storage.setItem(KEY_PREFIX + name, value);
        // The storage has it now, and another tab may write a newer value there.
        memory.delete(name);
      } catch {
        // It stays in memory.
      }
    },
    forgetAll() {
      for (const name of KEPT_NAMES) keep.write(name, null);
      keepsNothing = true;
    },
  };
  return keep;
}

/** The browser's own storage, or null where the browser refuses it. */
export function browserStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
