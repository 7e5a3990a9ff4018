/** What was recorded of a contact: messages that were left, and talks, which a supervisor hears and says why. */
import { useId, useState, type SubmitEvent } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { LONGEST_REASON, type Recording } from '@hub/contract';
import { fetchRecordings, sayWhyListening } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { en } from '../../wording/en.ts';

/** How soon it is looked again whether what was recorded can be played. */
const AGAIN_MS = 3000;

interface RecordingsProps {
  contactId: string;
  /** Of the contact: a new one may have been recorded. */
  version: number;
  csrfToken: string;
}

export function Recordings({ contactId, version, csrfToken }: RecordingsProps) {
  const titleId = useId();
  const found = useQuery({
    queryKey: ['recordings', contactId, version],
    queryFn: () => fetchRecordings(contactId),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.some((each) => each.state === 'running') === true ? AGAIN_MS : false),
  });
  if (found.isError)
    return (
      <ProblemNote title={en.recordings.failed} detail={found.error.message} onRetry={() => void found.refetch()} />
    );
  if (!found.data || found.data.length === 0) return null;
  return (
    <section className="callback" aria-labelledby={titleId}>
      <h3 className="callback__title" id={titleId}>
        {en.recordings.title}
      </h3>
      <ul className="recordings">
        {found.data.map((recording) => (
          <li key={recording.recordingId}>
            <OneRecording recording={recording} csrfToken={csrfToken} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneRecording({ recording, csrfToken }: { recording: Recording; csrfToken: string }) {
  const { recordingId, kind, startedAt, seconds, state, listen } = recording;
  const [hasSaidWhy, setSaidWhy] = useState(false);
  const words = en.recordings.of(kind, startedAt, seconds);
  const canHear = listen === 'now' || hasSaidWhy;
  return (
    <>
      <p>{words}</p>
      {state !== 'ready' && <p className="quiet">{en.recordings.state[state]}</p>}
      {state === 'ready' && canHear && (
        <audio
          controls
          preload="none"
          autoPlay={hasSaidWhy}
          aria-label={words}
          src={`/api/console/recordings/${recordingId}/audio`}
        />
      )}
      {state === 'ready' && !canHear && listen === 'no' && <p className="quiet">{en.recordings.supervisor}</p>}
      {state === 'ready' && !canHear && listen === 'with-reason' && (
        <WhyForm recordingId={recordingId} csrfToken={csrfToken} onSaid={() => setSaidWhy(true)} />
      )}
    </>
  );
}

/** Whoever listens says why, and it is kept. */
function WhyForm(props: { recordingId: string; csrfToken: string; onSaid: () => void }) {
  const { recordingId, csrfToken, onSaid } = props;
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    sayWhyListening(recordingId, reason, csrfToken).then(onSaid, (error: unknown) =>
      setRefusal(error instanceof Error ? error.message : en.problem.unexpected),
    );
  };
  return (
    <form className="recordings__why" onSubmit={onSubmit}>
      <label className="govuk-label" htmlFor={fieldId}>
        {en.recordings.why}
      </label>
      <input
        className="govuk-input"
        id={fieldId}
        value={reason}
        required
        minLength={3}
        maxLength={LONGEST_REASON}
        onChange={({ target }) => setReason(target.value)}
      />
      {refusal !== null && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <button className="govuk-button govuk-button--secondary button--small" type="submit">
        {en.recordings.listen}
      </button>
    </form>
  );
}
