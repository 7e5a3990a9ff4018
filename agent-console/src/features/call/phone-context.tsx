/** Hands the telephone of this page to the screens. */
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useHub } from '../../hub/context.tsx';
import type { LineState } from './line-state.ts';
import { createTelephone, type Telephone } from './telephone.ts';

const TelephoneContext = createContext<Telephone | null>(null);

export function useTelephone(): Telephone {
  const telephone = useContext(TelephoneContext);
  if (!telephone) throw new Error('A screen was drawn outside the phone provider.');
  return telephone;
}

export function useLine(): LineState {
  const { phone } = useTelephone();
  return useSyncExternalStore(phone.subscribe, phone.getState);
}

export function PhoneProvider({ csrfToken, children }: { csrfToken: string; children: ReactNode }) {
  const hub = useHub();
  const [telephone] = useState(() => createTelephone(hub, csrfToken));
  useEffect(() => telephone.phone.hangUp, [telephone]);
  return <TelephoneContext value={telephone}>{children}</TelephoneContext>;
}
