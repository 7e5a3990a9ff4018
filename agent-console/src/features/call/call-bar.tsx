/** The call of an open contact: how its line stands, for how long I have been on it, and what can be done. */
import { useId, useState } from 'react';
import type { ContactCall, ContactSummary } from '@hub/contract';
import { useHubState } from '../../hub/context.tsx';
import { openContact } from '../../hub/mine.ts';
import { useHubNow } from '../../ui/now.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';
import { useCommand } from '../../ui/use-command.ts';
import { en } from '../../wording/en.ts';
import { CallButtons } from './call-buttons.tsx';
import { viewOf, type CallDeed } from './call-view.ts';
import { EndCallDialog } from './end-call-dialog.tsx';
import { Keypad } from './keypad.tsx';
import type { LineState } from './line-state.ts';
import { useLine, useTelephone } from './phone-context.tsx';
import { talkTime } from './talk-time.ts';
import { useCanSpeak, useContactCall } from './use-call.ts';

function TalkTime({ since }: { since: number }) {
  const skewMs = useHubState((state) => state.skewMs);
  const now = useHubNow(1000) - skewMs;
  return (
    <span className="call-bar__time" role="timer">
      {en.call.talkTime} <strong>{talkTime(now - since)}</strong>
    </span>
  );
}

/** Spoken once each: that I am muted, and that I am not any more. */
function MuteSaid({ line }: { line: LineState }) {
  const [wasMuted, setWasMuted] = useState(false);
  if (line.isMuted && !wasMuted) setWasMuted(true);
  const unmuted = wasMuted && line.stage === 'on' ? en.call.unmuted : '';
  return (
    <p className="govuk-visually-hidden" role="status">
      {line.isMuted ? en.call.muted : unmuted}
    </p>
  );
}

/** Spoken once each: that the call is recorded, that it pauses, and that it is over. */
function RecordingSaid({ recording }: { recording: ContactCall['recording'] }) {
  const [wasRecorded, setWasRecorded] = useState(false);
  if (recording !== 'none' && !wasRecorded) setWasRecorded(true);
  return (
    <p className="govuk-visually-hidden" role="status">
      {recording === 'none' && !wasRecorded ? '' : en.call.recordingSaid[recording]}
    </p>
  );
}

export function CallBar({ contact }: { contact: ContactSummary }) {
  const { contactId } = contact;
  const call = useHubState((state) => state.calls[contactId]);
  const fetched = useContactCall(contactId);
  if (call) return <KnownCall contact={contact} call={call} />;
  if (!fetched.isError) return null;
  return <ProblemNote title={en.call.failed} detail={fetched.error.message} onRetry={() => void fetched.refetch()} />;
}

function KnownCall({ contact, call }: { contact: ContactSummary; call: ContactCall }) {
  const keypadId = useId();
  const { act } = useTelephone();
  const line = useLine();
  const softphone = useCanSpeak(true);
  const { busy, refusal, run } = useCommand();
  const [asksToEnd, setAsksToEnd] = useState(false);
  const [isKeypadOpen, setKeypadOpen] = useState(false);
  const [wasLive, setWasLive] = useState(false);
  const other = useHubState((state) => openContact(state.work, line.contactId));
  const isHolder = useHubState((state) => state.work?.me.staffId === contact.assignedTo);
  const { contactId, phase, canRing, rings, recording } = call;
  if (phase !== 'none' && !wasLive) setWasLive(true);
  const { standing, deeds, isMine, isBusy } = viewOf({
    ...{ call, line, isHolder },
    canSpeak: softphone.data ?? false,
  });

  // A call that somebody took elsewhere and wrote down never had a line here.
  if (phase === 'none' && !canRing && rings === 0 && !wasLive) return null;

  const onPress = (deed: CallDeed) => {
    if (deed === 'keypad') setKeypadOpen(!isKeypadOpen);
    else if (deed === 'end' && phase !== 'ringing') setAsksToEnd(true);
    else run(() => act(contactId, deed));
  };
  const showsKeypad = isKeypadOpen && deeds.includes('keypad');
  const trouble = line.contactId === contactId && line.trouble !== null ? en.call.trouble[line.trouble] : null;
  return (
    <section className={`call-bar call-bar--${standing}`} aria-label={en.call.label}>
      <p className="call-bar__words">
        <strong>{en.call.standing[standing]}</strong>{' '}
        {phase === 'none' && rings > 0 && <span>{en.call.rung(rings)} </span>}
        {isMine && line.since !== null && <TalkTime since={line.since} />}{' '}
        {recording !== 'none' && (
          <span className={`call-bar__recording call-bar__recording--${recording}`}>
            {en.call.recording[recording]}
          </span>
        )}{' '}
        {isMine && line.isMuted && <span className="call-bar__muted">{en.call.muted}</span>}
      </p>
      {phase === 'none' && !canRing && <p>{en.call.noNumber}</p>}
      {softphone.data === false && <p>{en.call.noSoftphone}</p>}
      {softphone.isError && (
        <ProblemNote
          title={en.call.softphoneFailed}
          detail={softphone.error.message}
          onRetry={() => void softphone.refetch()}
        />
      )}
      {isBusy && <p>{en.call.busy(other?.residentName ?? en.call.other)}</p>}
      {(trouble ?? refusal) !== null && (
        <p className="refusal" role="alert">
          {trouble ?? refusal}
        </p>
      )}
      <MuteSaid line={line} />
      <RecordingSaid recording={recording} />
      {deeds.length > 0 && (
        <CallButtons
          call={call}
          deeds={deeds}
          isBusy={busy}
          keypadId={showsKeypad ? keypadId : null}
          onPress={onPress}
        />
      )}
      {showsKeypad && <Keypad id={keypadId} />}
      {asksToEnd && <EndCallDialog contact={contact} onClose={() => setAsksToEnd(false)} />}
    </section>
  );
}
