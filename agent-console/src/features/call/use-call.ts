/** How a call stands, for the screens: what the hub says of its line, how this page speaks, and my own line. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ContactCall } from '@hub/contract';
import { fetchCall, fetchSoftphone } from '../../hub/api.ts';
import { useHub, useHubState } from '../../hub/context.tsx';
import { viewOf, type CallView } from './call-view.ts';
import { useLine } from './phone-context.tsx';

/** How long it is believed whether this page has a telephone. */
const FIVE_MINUTES_MS = 5 * 60_000;

/** Fetches how a contact's line stands, and again after every loss of the connection, in which changes may have been missed. */
export function useContactCall(contactId: string): UseQueryResult<ContactCall> {
  const hub = useHub();
  const connection = useHubState((state) => state.connection);
  return useQuery({
    queryKey: ['call', contactId, connection],
    enabled: connection === 'online',
    staleTime: 0,
    queryFn: async () => {
      const since = hub.getState().calls[contactId];
      const call = await fetchCall(contactId);
      hub.learnCall(call, since);
      return call;
    },
  });
}

/** Whether this page has a telephone. Asked only where there is a call. */
export function useCanSpeak(isAsked: boolean): UseQueryResult<boolean> {
  return useQuery({
    queryKey: ['softphone'],
    enabled: isAsked,
    staleTime: FIVE_MINUTES_MS,
    queryFn: async () => (await fetchSoftphone()).kind !== 'none',
  });
}

/** Null while nothing is known of a line. */
export function useCallView(contactId: string | null): CallView | null {
  const call = useHubState((state) => (contactId === null ? undefined : state.calls[contactId]));
  const canSpeak = useCanSpeak(call !== undefined).data ?? false;
  const line = useLine();
  const isHolder = useHubState((state) => state.work?.mine.some((mine) => mine.contactId === contactId) ?? false);
  return call ? viewOf({ call, line, canSpeak, isHolder }) : null;
}
