/**
 * Says that what is on the screen has been looked at, once the page is really in front of the agent. The resident is told so only of
 * whoever answers them: a colleague who reads along answers nobody.
 */
import { useEffect } from 'react';
import { useHub, useHubState } from '../../hub/context.tsx';

export function useSeen(conversationId: string, answers: boolean): void {
  const hub = useHub();
  const lastSeq = useHubState((state) => state.threads[conversationId]?.lastSeq ?? 0);
  useEffect(() => {
    const look = () => {
      if (!document.hidden) hub.markSeen(conversationId, answers);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [hub, conversationId, answers, lastSeq]);
}
