/** The page's title counts what waits for me, for an agent who works in another tab. */
import { useEffect } from 'react';
import { unreadCount } from '../features/work/thread-marks.ts';
import { useHubState } from '../hub/context.tsx';
import type { HubState } from '../hub/state.ts';
import { en } from '../wording/en.ts';

function waitingForMe({ work, threads, seen }: HubState): number {
  const unread = (work?.mine ?? []).filter(
    ({ conversationId }) => unreadCount(threads[conversationId], seen[conversationId] ?? 0) > 0,
  );
  return (work?.offers.length ?? 0) + unread.length;
}

export function useTitle(): void {
  const waiting = useHubState(waitingForMe);
  useEffect(() => {
    document.title = en.page.title(waiting);
  }, [waiting]);
}
