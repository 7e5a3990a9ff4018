/** What was recorded of a contact: messages that were left, and talks. The list is fetched where there is something to list. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { fetchRecordings } from '../../hub/api.ts';
import { LaterPart } from '../../ui/later.tsx';

/** How soon it is looked again whether what was recorded can be played. */
const AGAIN_MS = 3000;

const loadList = () => import('./recording-list.tsx').then((part) => part.RecordingList);

interface RecordingsProps {
  contactId: string;
  /** Of the contact: a new one may have been recorded. */
  version: number;
  csrfToken: string;
}

export function Recordings({ contactId, version, csrfToken }: RecordingsProps) {
  const found = useQuery({
    queryKey: ['recordings', contactId, version],
    queryFn: () => fetchRecordings(contactId),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'running') === true ? AGAIN_MS : false),
  });
  const hasSome = found.data !== undefined && found.data.length > 0;
  return (found.isError || hasSome) && <LaterPart name="recordings" load={loadList} given={{ found, csrfToken }} />;
}
