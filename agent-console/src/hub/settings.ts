/** How an adviser likes their desk: colours, sounds and desktop notices. Kept in this browser for one member of staff, over days. */
import * as z from 'zod';

export const THEMES = ['system', 'light', 'dark'] as const;

const settingsSchema = z.object({
  theme: z.enum(THEMES).catch('system'),
  offerSound: z.boolean().catch(true),
  offerNotice: z.boolean().catch(true),
  messageSound: z.boolean().catch(false),
  messageNotice: z.boolean().catch(false),
});
export type Settings = Readonly<z.infer<typeof settingsSchema>>;
export type Theme = Settings['theme'];

/** Anything unreadable is as it was at first. */
export function readSettings(stored: string | null): Settings {
  try {
    return settingsSchema.parse(JSON.parse(stored ?? '{}'));
  } catch {
    return settingsSchema.parse({});
  }
}

export interface SettingsStore {
  get: () => Settings;
  set: (part: Partial<Settings>) => void;
  subscribe: (listener: () => void) => () => void;
}

/** A browser that refuses storage costs the memory, never the page. */
export function createSettings(storage: Storage, staffId: string): SettingsStore {
  const name = `hub-settings:${staffId}`;
  const listeners = new Set<() => void>();
  const stored = () => {
    try {
      return storage.getItem(name);
    } catch {
      return null;
    }
  };
  let settings = readSettings(stored());
  return {
    get: () => settings,
    set: (part) => {
      settings = { ...settings, ...part };
      try {
        storage.setItem(name, JSON.stringify(settings));
      } catch {
        // Full or forbidden: it holds until the page is loaded again.
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
