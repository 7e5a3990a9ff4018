/** Colleagues over the note box: found by typing, put into the note by Enter. */
import { useQuery } from '@tanstack/react-query';
import type { ContactSummary } from '@hub/contract';
import { fetchColleagues } from '../../hub/api.ts';
import { useHubState } from '../../hub/context.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { findColleagues, type Named } from './mentioned.ts';
import { words } from './words.ts';

interface MentionChooserProps {
  contact: ContactSummary;
  onChoose: (colleague: Named) => void;
  /** It was left without a choice; `typed` is what stood in its box. */
  onLeave: (typed: string) => void;
}

export function MentionChooser({ contact, onChoose, onLeave }: MentionChooserProps) {
  const { contactId, assignedTo, assignedName } = contact;
  const staffId = useHubState((state) => state.work?.me.staffId);
  const { data, error, refetch } = useQuery({
    queryKey: ['colleagues', contactId],
    queryFn: () => fetchColleagues(contactId),
  });
  // Whoever holds it is no colleague to hand it over to, and the first to be mentioned.
  const holder =
    assignedTo !== null && assignedName !== null && assignedTo !== staffId
      ? [{ staffId: assignedTo, name: assignedName }]
      : [];
  const find = (typed: string) =>
    findColleagues([...holder, ...(data?.colleagues ?? [])], typed).map(({ staffId: id, name }) => ({
      id,
      label: name,
    }));
  return (
    <div className="replies">
      {error && <ProblemNote title={words.failed} detail={error.message} onRetry={() => void refetch()} />}
      <Combobox
        label={words.label}
        listLabel={words.list}
        none={data || error ? words.none : words.loading}
        find={find}
        onChoose={({ id, label }) => onChoose({ staffId: id, name: label })}
        onEscape={onLeave}
      />
    </div>
  );
}
