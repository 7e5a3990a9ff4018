/** The recordings of a contact, each with its length; a supervisor says why before a talk is heard. */
import { useId, useState, type SubmitEvent } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { LONGEST_REASON, type Recording } from '@hub/contract';
import { sayWhyListening } from '../../hub/api.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { en } from '../../wording/en.ts';
import { recordings as words } from '../../wording/later/recordings.ts';

interface RecordingListProps {
  found: UseQueryResult<Recording[]>;
  csrfToken: string;
}

export function RecordingList({ found, csrfToken }: RecordingListProps) {
  const titleId = useId();
  if (found.isError)
    return <ProblemNote title={words.failed} detail={found.error.message} onRetry={() => void found.refetch()} />;
  return (
    <section className="callback" aria-labelledby={titleId}>
      <h3 className="callback__title" id={titleId}>
        {words.title}
      </h3>
      <ul className="recordings">
        {found.data?.map((recording) => (
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
  const described = words.of(kind, startedAt, seconds);
  const canHear = listen === 'now' || hasSaidWhy;
  return (
    <>
      <p>{described}</p>
      {state !== 'ready' && <p className="quiet">{words.state[state]}</p>}
      {state === 'ready' && canHear && (
        <audio
          controls
          preload="none"
          autoPlay={hasSaidWhy}
          aria-label={described}
          src={`/api/console/recordings/${recordingId}/audio`}
        />
      )}
      {state === 'ready' && !canHear && listen === 'no' && <p className="quiet">{words.supervisor}</p>}
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
        {words.why}
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
        {words.listen}
      </button>
    </form>
  );
}
