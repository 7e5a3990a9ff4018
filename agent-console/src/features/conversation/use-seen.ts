/** Says that what is on the screen has been looked at, once the page is really in front of the agent. */
import { useEffect } from 'react';
import { useHub, useHubState } from '../../hub/context.tsx';

export function useSeen(conversationId: string): void {
  const hub = useHub();
  const lastSeq = useHubState((state) => state.threads[conversationId]?.lastSeq ?? 0);
  useEffect(() => {
    const look = () => {
      if (!document.hidden) hub.markSeen(conversationId);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [hub, conversationId, lastSeq]);
}
