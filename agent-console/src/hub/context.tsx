/** Hands the store to the screens. */
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Hub } from './hub.ts';
import type { HubState } from './state.ts';

const HubContext = createContext<Hub | null>(null);
export const HubProvider = HubContext.Provider;

export function useHub(): Hub {
  const hub = useContext(HubContext);
  if (!hub) throw new Error('A screen was drawn outside the hub provider.');
  return hub;
}

/** One part of the state; the screen is drawn again when that part changes. `pick` returns what is held, never a new object. */
export function useHubState<T>(pick: (state: HubState) => T): T {
  const hub = useHub();
  return useSyncExternalStore(hub.subscribe, () => pick(hub.getState()));
}
