/**
 * What survives a reload of this tab: drafts, unsent messages, what was read, which contact was open. Kept for one member of
 * staff, in sessionStorage, and wiped at sign-out. A browser that refuses storage costs the survival, never the page.
 */
const PREFIX = 'hub:';

export interface Memory {
  read: (key: string) => string | null;
  /** An empty value forgets the key. */
  write: (key: string, value: string) => void;
}

export function createMemory(storage: Storage, staffId: string): Memory {
  const name = (key: string) => `${PREFIX}${staffId}:${key}`;
  return {
    read: (key) => {
      try {
        return storage.getItem(name(key));
      } catch {
        return null;
      }
    },
    write: (key, value) => {
      try {
        if (value === '') storage.removeItem(name(key));
        else storage.setItem(name(key), value);
      } catch {
        // Full or forbidden: the words are still in the page.
      }
    },
  };
}

/** Forgets everything that any member of staff left in this tab. */
export function wipeMemory(storage: Storage): void {
  try {
    const names = Array.from({ length: storage.length }, (_, index) => storage.key(index));
    for (const name of names) if (name?.startsWith(PREFIX)) storage.removeItem(name);
  } catch {
    // Nothing could be kept, so nothing is left.
  }
}
