/** Which colleagues have the open conversation open too. Fetched when a conversation is opened: the first page needs nothing of it. */
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useHub, useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import { lookersInWords } from './in-words.ts';

/** Asked again this often though nothing was told: of a node that died nobody tells who went with it. */
const AGAIN_MS = 30_000;

export function Lookers() {
  const hub = useHub();
  const conversationId = useHubState((state) => openContact(state.work, state.selected)?.conversationId ?? null);
  const isOnline = useHubState((state) => state.connection === 'online');
  const changed = useHubState((state) => state.lookersChanged);
  const { data } = useQuery({
    queryKey: ['lookers', conversationId, changed],
    queryFn: () => hub.look(conversationId),
    enabled: isOnline && conversationId !== null,
    refetchInterval: AGAIN_MS,
    staleTime: 0,
    gcTime: 0,
    // What was last heard of the same conversation stands until the answer comes, so that nothing is read out twice.
    placeholderData: (last, query) => (query?.queryKey[1] === conversationId ? last : undefined),
  });
  useEffect(() => () => void hub.look(null), [hub, conversationId]);
  // There while it says nothing: what a screen reader is to read out must be on the page before.
  return (
    <p className="lookers" role="status">
      {isOnline && data?.ok === true && lookersInWords(data.others)}
    </p>
  );
}
