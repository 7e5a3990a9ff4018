/** The ready replies over the message box: found by typing, put into the box by Enter. */
import { useQuery } from '@tanstack/react-query';
import { fetchCannedReplies } from '../../hub/api.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { en } from '../../wording/en.ts';
import { findReplies } from './find-replies.ts';
import { fillGaps } from './gaps.ts';

interface ReplyChooserProps {
  /** What the contact is about, in words. */
  subject: string;
  /** The reference that this resident is given; null where it is not clear which. */
  reference: string | null;
  onChoose: (text: string) => void;
  /** It was left without a choice; `typed` is what stood in its box. */
  onLeave: (typed: string) => void;
}

export function ReplyChooser({ subject, reference, onChoose, onLeave }: ReplyChooserProps) {
  // They seldom change, and an adviser who is writing must not wait for them twice.
  const { data, error, refetch } = useQuery({
    queryKey: ['canned-replies'],
    queryFn: fetchCannedReplies,
    staleTime: Infinity,
  });
  const find = (typed: string) =>
    findReplies(data ?? [], typed, subject).map(({ id, title, text }) => ({
      ...{ id, label: title, detail: fillGaps(text, { reference }) },
    }));
  return (
    <div className="replies">
      {error && <ProblemNote title={en.replies.failed} detail={error.message} onRetry={() => void refetch()} />}
      <Combobox
        label={en.replies.label}
        listLabel={en.replies.list}
        // The box is there before the list is: whoever has pressed the key types on.
        none={data || error ? en.replies.none : en.replies.loading}
        find={find}
        onChoose={({ detail }) => onChoose(detail)}
        onEscape={onLeave}
      />
    </div>
  );
}
