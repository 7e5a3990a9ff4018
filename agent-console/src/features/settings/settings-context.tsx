/** Hands the settings of the desk to the screens, and gives the page its colours. */
import { createContext, useContext, useLayoutEffect, useSyncExternalStore } from 'react';
import type { Settings, SettingsStore } from '../../hub/settings.ts';

const SettingsContext = createContext<SettingsStore | null>(null);
export const SettingsProvider = SettingsContext.Provider;

export function useSettings(): [Settings, SettingsStore['set']] {
  const store = useContext(SettingsContext);
  if (!store) throw new Error('A screen was drawn outside the settings provider.');
  return [useSyncExternalStore(store.subscribe, store.get), store.set];
}

/** The stylesheet follows the computer where the page says nothing. */
export function useTheme(): void {
  const [{ theme }] = useSettings();
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
