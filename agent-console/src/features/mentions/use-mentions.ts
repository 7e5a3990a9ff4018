/** Notes that mention me, fetched when the hub says that there may be more. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Mention } from '@hub/contract';
import { fetchMentions } from '../../hub/api.ts';
import { useHubState } from '../../hub/context.tsx';

const none: Mention[] = [];

export function useMentions(): { mentions: readonly Mention[]; drop: (mentionId: string) => void } {
  const client = useQueryClient();
  const queryKey = ['mentions', useHubState((state) => state.mentionsChanged)];
  const { data } = useQuery({
    queryKey,
    queryFn: fetchMentions,
    enabled: useHubState((state) => state.connection === 'online'),
    placeholderData: (last) => last,
  });
  const drop = (mentionId: string) =>
    client.setQueryData<Mention[]>(queryKey, (held) => held?.filter((each) => each.mentionId !== mentionId));
  return { mentions: data ?? none, drop };
}
